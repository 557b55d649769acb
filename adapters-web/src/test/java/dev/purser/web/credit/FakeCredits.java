package dev.purser.web.credit;

import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.CreditQueries;
import dev.purser.application.credit.EntryQueries;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.PastBalance;
import dev.purser.application.credit.Period;
import dev.purser.application.credit.ReverseTransfer;
import dev.purser.application.credit.Statement;
import dev.purser.application.credit.StatementLine;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountBuilder;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.AssetId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.web.shared.FakeKeys;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Accounts in memory whose balances never change; {@link #POOR} has nothing. */
public final class FakeCredits
    implements TransferCredits, GrantCredits, ReverseTransfer, CreditQueries, EntryQueries {
  public static final AccountId RICH =
      new AccountId(UUID.fromString("0199d000-0000-7000-8000-000000000001"));
  public static final AccountId POOR =
      new AccountId(UUID.fromString("0199d000-0000-7000-8000-000000000002"));
  public static final int ENTRIES = 5;

  static final AccountId HOUSE =
      new AccountId(UUID.fromString("0199d000-0000-7000-8000-0000000000ff"));
  private static final OwnerId OWNER =
      new OwnerId(UUID.fromString("0199d000-0000-7000-8000-00000000000a"));
  private static final Asset CREDITS =
      new Asset(
          new AssetId(UUID.fromString("0199d000-0000-7000-8000-0000000000aa")),
          AssetCode.CREDIT,
          "Credits",
          0,
          Instant.EPOCH);
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");

  private final FakeKeys<Transfer> keys = new FakeKeys<>();
  private final Map<TransferId, Transfer> transfers = new ConcurrentHashMap<>();
  private final Map<AccountId, CustomerAccount> accounts =
      Map.of(RICH, account(RICH, 1_000), POOR, account(POOR, 0));

  private final Shop shop;

  /** What has no balances is as it is in the shop. */
  public FakeCredits(Shop shop) {
    this.shop = shop;
  }

  public FakeKeys<Transfer> keys() {
    return keys;
  }

  @Override
  public Reply<Transfer> transfer(Call call, TransferCredits.Request request) {
    return keys.answer(call, refusals -> transfer(call, request, refusals));
  }

  @Override
  public Reply<Transfer> grant(Call call, GrantCredits.Request request) {
    return keys.answer(
        call,
        refusals -> {
          refusals.attempt("amount", request.amount()::requireMovable);
          var leg = new Leg(HOUSE, request.account(), request.amount());
          return Optional.of(add(TransferKind.GRANT, List.of(leg), call, null, Attributes.NONE));
        });
  }

  @Override
  public Reply<Transfer> reverse(Call call, ReverseTransfer.Request request) {
    return keys.answer(call, refusals -> reverse(call, transfers.get(request.transfer())));
  }

  private Optional<Transfer> reverse(Call call, @Nullable Transfer transfer) {
    return Optional.ofNullable(transfer)
        .map(t -> t.legs().getFirst())
        .map(leg -> new Leg(leg.to(), leg.from(), leg.amount()))
        .map(leg -> add(TransferKind.REVERSAL, List.of(leg), call, null, Attributes.NONE));
  }

  @Override
  public Optional<Asset> asset(Actor actor, AssetCode code) {
    return shop.credit().queries().asset(actor, code);
  }

  @Override
  public Page<Asset, AssetCode> assets(Actor actor, @Nullable AssetCode after, int limit) {
    return shop.credit().queries().assets(actor, after, limit);
  }

  @Override
  public Optional<AccountStanding> account(Actor actor, AccountId id) {
    return Optional.ofNullable(accounts.get(id))
        .map(account -> AccountStanding.of(account, null, NOW))
        .or(() -> shop.credit().queries().account(actor, id));
  }

  @Override
  public Page<AccountStanding, AccountId> accounts(
      Actor actor, @Nullable OwnerId owner, @Nullable AssetCode asset, Slice<AccountId> slice) {
    var chosen =
        List.of(RICH, POOR).stream()
            .map(accounts::get)
            .filter(a -> owner == null || a.owner().equals(owner))
            .filter(a -> asset == null || a.asset().equals(asset))
            .map(account -> AccountStanding.of(account, null, NOW))
            .toList();
    return FakePages.page(chosen, AccountStanding::id, slice);
  }

  @Override
  public Optional<Transfer> transfer(Actor actor, TransferId id) {
    return Optional.ofNullable(transfers.get(id));
  }

  /** All of them, whatever is asked for; {@link #POOR} has none. */
  @Override
  public Page<Transfer, TransferId> transfers(
      Actor actor,
      @Nullable AccountId account,
      @Nullable String reference,
      Slice<TransferId> slice) {
    var chosen =
        transfers.values().stream()
            .filter(t -> !POOR.equals(account))
            .filter(t -> reference == null || reference.equals(t.reference()))
            .sorted(Comparator.comparing(t -> t.id().value()))
            .toList();
    return FakePages.page(chosen, Transfer::id, slice);
  }

  @Override
  public Optional<Page<Entry, Long>> entries(
      Actor actor, AccountId account, Period period, Slice<Long> slice) {
    var entries =
        LongStream.range(0, ENTRIES)
            .mapToObj(i -> entry(account, ENTRIES - i))
            .filter(entry -> period.from() == null || !entry.at().isBefore(period.from()))
            .filter(entry -> period.to() == null || entry.at().isBefore(period.to()))
            .toList();
    return Optional.ofNullable(accounts.get(account))
        .map(_ -> FakePages.page(entries, Entry::sequence, slice));
  }

  /** The time is {@code NOW}. */
  @Override
  public Reply<PastBalance> balance(Actor actor, AccountId account, Instant at) {
    return past(
        account, "at", at, new PastBalance(account, AssetCode.CREDIT, at, 10 * ENTRIES, ENTRIES));
  }

  @Override
  public Reply<Statement> statement(Actor actor, AccountId account, Period period) {
    var to = period.to() == null ? NOW.minus(SETTLED) : period.to();
    var lines = LongStream.rangeClosed(1, ENTRIES).mapToObj(i -> line(account, i)).toList();
    return past(
        account,
        "to",
        to,
        new Statement(
            account,
            CREDITS,
            period.from(),
            to,
            0,
            10 * ENTRIES,
            0,
            ENTRIES,
            after -> lines.subList((int) after, ENTRIES)));
  }

  private <T> Reply<T> past(AccountId account, String parameter, Instant at, T told) {
    if (!accounts.containsKey(account)) {
      return new Reply.NotFound<>();
    } else if (at.isAfter(NOW.minus(SETTLED))) {
      var tooRecent = new CreditRefusal.InstantTooRecent(at, NOW.minus(SETTLED));
      return new Reply.Refused<>(List.of(new LocatedRefusal(parameter, tooRecent)), false);
    }
    return new Reply.Done<>(told, false);
  }

  private static StatementLine line(AccountId account, long sequence) {
    var reference = sequence == 1 ? "=2+3, \"now\"" : null;
    return new StatementLine(entry(account, sequence), TransferKind.TRANSFER, reference, HOUSE);
  }

  private Optional<Transfer> transfer(
      Call call, TransferCredits.Request request, Refusals refusals) {
    for (var i = 0; i < request.legs().size(); i++) {
      check(request.legs().get(i), request.listed() ? "legs/" + i + "/" : "", refusals);
    }
    return refusals.isEmpty()
        ? Optional.of(
            add(
                TransferKind.TRANSFER,
                request.legs(),
                call,
                request.reference(),
                request.metadata()))
        : Optional.empty();
  }

  private void check(Leg leg, String subject, Refusals refusals) {
    refusals.attempt(subject + "amount", leg.amount()::requireMovable);
    var from = accounts.get(leg.from());
    if (from == null) {
      refusals.add(
          subject + "from", new CreditRefusal.UnknownAccount(leg.from().value().toString()));
    } else if (leg.amount().isMovable()) {
      refusals.attempt(subject + "amount", () -> from.requireCover(leg.amount(), NOW));
    }
  }

  private Transfer add(
      TransferKind kind,
      List<Leg> legs,
      Call call,
      @Nullable String reference,
      Attributes metadata) {
    var transfer =
        new Transfer(
            new TransferId(UUID.randomUUID()),
            kind,
            legs,
            UUID.randomUUID(),
            call.actor().caller(),
            reference,
            null,
            metadata,
            null,
            null,
            null,
            NOW);
    transfers.put(transfer.id(), transfer);
    return transfer;
  }

  private static CustomerAccount account(AccountId id, long posted) {
    var empty = CustomerAccount.open(id, OWNER, AssetCode.CREDIT, NOW);
    return posted == 0
        ? empty
        : AccountBuilder.after(empty, new Amount(AssetCode.CREDIT, posted), NOW);
  }

  private static Entry entry(AccountId account, long sequence) {
    return new Entry(account, sequence, new TransferId(OWNER.value()), 0, 10, 10 * sequence, NOW);
  }
}

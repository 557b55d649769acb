package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the same transfers twice, as one batch in which each goes for itself and one by one,
 * between accounts that were filled alike; and expects the same answers and the same balances.
 */
public final class TransferBatchTrial {
  private static final int ACCOUNTS = 6;
  private static final int REFERENCES = 8;
  private static final int MOST_LEGS = 3;
  private static final int UNKNOWN = ACCOUNTS;
  private static final long[] ODD_AMOUNTS = {0, -1, Amount.MAX, Amount.MAX + 1, Long.MAX_VALUE};
  private static final List<LotTerms> TERMS =
      List.of(
          new LotTerms(10, null),
          new LotTerms(50, Instant.parse("2126-01-01T00:00:00Z")),
          new LotTerms(50, Instant.parse("2125-01-01T00:00:00Z")),
          new LotTerms(90, Instant.parse("2127-01-01T00:00:00Z")));

  private final Ports ports;
  private final Shop shop;
  private final long seed;
  private final RandomGenerator random;

  private TransferBatchTrial(Ports ports, Shop shop, long seed) {
    this.ports = ports;
    this.shop = shop;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Runs one trial.
   *
   * @param transfers how many
   */
  public static void run(Ports ports, Shop shop, long seed, int transfers) {
    new TransferBatchTrial(ports, shop, seed).run(transfers);
  }

  /** A leg between accounts by their numbers. */
  private record Move(int from, int to, long amount) {}

  private record Wish(List<Move> moves, @Nullable Integer reference) {}

  /** The same accounts for one of the two ways. */
  private record Side(String name, List<AccountId> accounts) {
    AccountId account(int number) {
      return number == UNKNOWN ? new AccountId(FreshIds.next()) : accounts.get(number);
    }
  }

  private void run(int transfers) {
    var wishes = Stream.generate(this::wish).limit(transfers).toList();
    var fills = IntStream.range(0, 2 * ACCOUNTS).mapToObj(i -> random.nextLong()).toList();
    var together = side(fills);
    var alone = side(fills);

    var batch = batch(together, wishes);
    var replies = wishes.stream().map(wish -> reply(alone, wish)).toList();

    assertThat(toldOf(batch, together)).as("seed %d", seed).isEqualTo(told(replies, alone));
    assertThat(balances(together)).as("seed %d", seed).isEqualTo(balances(alone));
  }

  private Wish wish() {
    var moves =
        IntStream.rangeClosed(0, random.nextInt(MOST_LEGS)).mapToObj(leg -> move()).toList();
    return new Wish(moves, random.nextInt(4) == 0 ? random.nextInt(REFERENCES) : null);
  }

  private Move move() {
    var amount =
        random.nextInt(25) == 0
            ? ODD_AMOUNTS[random.nextInt(ODD_AMOUNTS.length)]
            : 1 + random.nextInt(120);
    var from = random.nextInt(40) == 0 ? UNKNOWN : random.nextInt(ACCOUNTS);
    return new Move(from, random.nextInt(ACCOUNTS), amount);
  }

  private Side side(List<Long> fills) {
    var clerk = new Clerk(shop);
    var accounts = new ArrayList<AccountId>();
    for (var n = 0; n < ACCOUNTS; n++) {
      var account = clerk.accountOf(clerk.customerWith(100)).id();
      grant(account, fills.get(2 * n));
      grant(account, fills.get(2 * n + 1));
      accounts.add(account);
    }
    return new Side("r-" + FreshIds.next() + "-", accounts);
  }

  private void grant(AccountId account, long fill) {
    var terms = TERMS.get(Math.floorMod(fill, TERMS.size()));
    var amount = credits(1 + Math.floorMod(fill, 200));
    var request = new GrantCredits.Request(account, amount, terms, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), request));
  }

  private TransferBatch batch(Side side, List<Wish> wishes) {
    var requests = wishes.stream().map(wish -> request(side, wish)).toList();
    var request = new TransferInBatch.Request(TransferBatchMode.INDEPENDENT, requests);
    return Clerk.done(shop.batches().transferInBatch().transfer(Calls.aCall(), request));
  }

  private Reply<Transfer> reply(Side side, Wish wish) {
    return shop.credit().transferCredits().transfer(Calls.aCall(), request(side, wish));
  }

  private static TransferCredits.Request request(Side side, Wish wish) {
    var legs =
        wish.moves().stream()
            .map(m -> new Leg(side.account(m.from()), side.account(m.to()), credits(m.amount())))
            .toList();
    var reference = wish.reference() == null ? null : side.name() + wish.reference();
    return new TransferCredits.Request(legs, legs.size() > 1, reference, Attributes.NONE);
  }

  private static List<String> toldOf(TransferBatch batch, Side side) {
    var made = new HashMap<TransferId, Integer>();
    var told = new ArrayList<String>();
    for (var result : batch.results()) {
      told.add(
          switch (result) {
            case Result.Done(var transfer) -> done(transfer, made);
            case Result.Refused(var reasons) -> refused(reasons, side, made);
          });
    }
    return told;
  }

  private static List<String> told(List<Reply<Transfer>> replies, Side side) {
    var made = new HashMap<TransferId, Integer>();
    var told = new ArrayList<String>();
    for (var reply : replies) {
      told.add(
          switch (reply) {
            case Reply.Done<Transfer> done -> done(done.outcome(), made);
            case Reply.Refused<Transfer> refused -> refused(refused.refusals(), side, made);
            default -> throw new AssertionError(reply);
          });
    }
    return told;
  }

  private static String done(Transfer transfer, Map<TransferId, Integer> made) {
    made.put(transfer.id(), made.size());
    return "done " + transfer.legs().stream().map(leg -> leg.amount().toString()).toList();
  }

  /** What is told of ids, in numbers that are the same on both sides. */
  private static String refused(
      List<LocatedRefusal> reasons, Side side, Map<TransferId, Integer> made) {
    var told =
        reasons.stream()
            .map(r -> r.subject() + " " + r.refusal().code() + " " + r.refusal().figures())
            .toList()
            .toString()
            .replace(side.name(), "");
    for (var n = 0; n < side.accounts().size(); n++) {
      told = told.replace(side.accounts().get(n).value().toString(), "account " + n);
    }
    for (var transfer : made.entrySet()) {
      told = told.replace(transfer.getKey().value().toString(), "made " + transfer.getValue());
    }
    return told;
  }

  private List<String> balances(Side side) {
    return side.accounts().stream()
        .map(this::account)
        .map(account ->
            account.posted()
                + " after "
                + account.sequence()
                + account.lots().all().stream()
                    .map(lot -> lot.remaining() + " of " + lot.terms())
                    .sorted()
                    .toList())
        .toList();
  }

  private CustomerAccount account(AccountId id) {
    var found = ports.transactions().read(() -> ports.credit().accounts().load(Set.of(id)).get(id));
    return (CustomerAccount) Objects.requireNonNull(found);
  }
}

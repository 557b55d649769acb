package dev.purser.application.model;

import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.credit.CreateAsset;
import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.OpenAccount;
import dev.purser.application.credit.Period;
import dev.purser.application.credit.ReverseTransfer;
import dev.purser.application.credit.ScheduleTransfer;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.credit.TransferInBatch;
import dev.purser.application.customer.SignUp;
import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.CreditModel.Move;
import dev.purser.application.model.CreditModel.Wanted;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real ledger, driven by the numbers that the model has for things; all of them are new in it,
 * and so are the assets.
 */
final class CreditWorld {
  private final Site site;
  private final Instant start;
  private final List<AssetCode> assets;
  private final UUID run = UUID.randomUUID();
  private final List<AccountId> accounts = new ArrayList<>();
  private final List<TransferId> transfers = new ArrayList<>();
  private final List<HoldId> holds = new ArrayList<>();
  private final List<ScheduledTransferId> scheduled = new ArrayList<>();
  private final MadeCalls calls = new MadeCalls();
  private final AccountId nobody = new AccountId(FreshIds.next());

  /**
   * Where the ledger is: the use cases, what they keep things in, and the clock that they go by.
   */
  record Site(Shop shop, Ports ports, SettableClock clock) {}

  CreditWorld(Site site) {
    this.site = site;
    this.start = site.clock().now();
    this.assets = IntStream.range(0, CreditModel.ASSETS).mapToObj(this::create).toList();
    for (var asset : assets) {
      standings(asset)
          .filter(found -> found.role() == HouseRole.REVENUE)
          .forEach(revenue -> accounts.add(revenue.id()));
    }
  }

  private AssetCode create(int number) {
    var unique = run.toString().replace("-", "").substring(0, 14).toUpperCase();
    var request = new CreateAsset.Request(new AssetCode("M" + number + unique), "Something", 0);
    var reply = site.shop().credit().createAsset().create(Actor.SYSTEM, request);
    if (!(reply instanceof Reply.Done<Asset>(var created, var _))) {
      throw new IllegalStateException(reply.toString());
    }
    return created.code();
  }

  void setClock(long micros) {
    site.clock().set(instant(micros));
  }

  Told open(int asset, long floor) {
    var email = new EmailAddress("someone-" + UUID.randomUUID() + "@example.org");
    var signUp = site.shop().customers().signUp();
    if (!(signUp.signUp(Actor.SYSTEM, new SignUp.Request(email, "Someone", null))
        instanceof Reply.Done<Customer>(var customer, var _))) {
      throw new IllegalStateException(email + " did not sign up");
    }
    var owner = new OwnerId(customer.id().value());
    var request = new OpenAccount.Request.ForOwner(owner, assets.get(asset), floor);
    return calls.made(
        call -> credit().openAccount().open(call, request), opened -> accounts.add(opened.id()));
  }

  /** So many lots of one each. */
  Told fill(int account, int lots, int asset) {
    var told = Told.NOT_FOUND;
    for (var lot = 0; lot < lots; lot++) {
      told = grant(account, 1, asset, 60, null);
    }
    return told;
  }

  Told grant(int account, long amount, int asset, @Nullable Integer priority, @Nullable Long end) {
    var terms = LotTerms.of(priority, end == null ? null : instant(end)).orElse(null);
    var request =
        new GrantCredits.Request(account(account), amount(amount, asset), terms, "a gift");
    return calls.made(
        call -> credit().grantCredits().grant(call, request),
        granted -> transfers.add(granted.id()));
  }

  Told transfer(Wanted wanted) {
    var request = request(wanted);
    return calls.made(
        call -> credit().transferCredits().transfer(call, request),
        moved -> transfers.add(moved.id()));
  }

  /** A batch, whose refused transfers are told with their numbers. */
  Told batch(List<Wanted> wanted, boolean allOrNothing) {
    var mode = allOrNothing ? TransferBatchMode.ALL_OR_NOTHING : TransferBatchMode.INDEPENDENT;
    var request = new TransferInBatch.Request(mode, wanted.stream().map(this::request).toList());
    return calls.made(
        call -> site.shop().batches().transferInBatch().transfer(call, request),
        made -> transfers(made).forEach(moved -> transfers.add(moved.id())),
        new MadeCalls.InPart<>(CreditWorld::transfers, CreditWorld::refusals));
  }

  private static List<Transfer> transfers(TransferBatch made) {
    return made.results().stream()
        .filter(TransferBatch.Result.Done.class::isInstance)
        .map(TransferBatch.Result.Done.class::cast)
        .map(TransferBatch.Result.Done::transfer)
        .toList();
  }

  private static List<String> refusals(TransferBatch made) {
    var told = new ArrayList<String>();
    for (var number = 0; number < made.results().size(); number++) {
      if (made.results().get(number) instanceof TransferBatch.Result.Refused(var refusals)) {
        for (var reason : refusals) {
          told.add(number + ": " + Told.of(reason));
        }
      }
    }
    return told;
  }

  private TransferCredits.Request request(Wanted wanted) {
    var reference = wanted.reference();
    var name = reference == null ? null : "reference-" + reference + "-" + run;
    var legs = wanted.moves().stream().map(this::leg).toList();
    return new TransferCredits.Request(legs, true, name, Attributes.NONE);
  }

  Told reverse(int transfer, @Nullable Long part, int asset) {
    var id =
        transfer == CreditModel.NOBODY ? new TransferId(FreshIds.next()) : transfers.get(transfer);
    var request = new ReverseTransfer.Request(id, part == null ? null : amount(part, asset));
    return calls.made(
        call -> credit().reverseTransfer().reverse(call, request),
        reversed -> transfers.add(reversed.id()));
  }

  Told hold(Move move, long deadline) {
    var request = new HoldCredits.Request(leg(move), instant(deadline), null);
    return calls.made(
        call -> site.shop().holds().holdCredits().hold(call, request),
        held -> holds.add(held.id()));
  }

  Told capture(int hold, @Nullable Long part, int asset) {
    var amount = part == null ? null : amount(part, asset);
    var request = new CaptureHold.Request(hold(hold), amount);
    return calls.made(
        call -> site.shop().holds().captureHold().capture(call, request),
        captured -> transfers.add(captured.transfer()));
  }

  Told voidHold(int hold) {
    var id = hold(hold);
    return calls.made(call -> site.shop().holds().voidHold().release(call, id), released -> {});
  }

  Told expire() {
    site.shop().holds().expireHolds().expireDue(() -> true);
    credit().expireLots().expireDue(() -> true);
    return Told.DONE;
  }

  Told schedule(Wanted wanted, long runAt) {
    var request = new ScheduleTransfer.Request(request(wanted), instant(runAt));
    return calls.made(
        call -> site.shop().schedule().scheduleTransfer().schedule(call, request),
        waiting -> scheduled.add(waiting.id()));
  }

  Told cancel(int number) {
    var id =
        number == CreditModel.NOBODY
            ? new ScheduledTransferId(FreshIds.next())
            : scheduled.get(number);
    return calls.made(
        call -> site.shop().schedule().cancelScheduledTransfer().cancel(call, id), done -> {});
  }

  Told runScheduled() {
    site.shop().schedule().runScheduledTransfers().runDue(() -> true);
    scheduledNow().stream()
        .map(ScheduledTransfer::transfer)
        .filter(made -> made != null && !transfers.contains(made))
        .forEach(transfers::add);
    return Told.DONE;
  }

  /** The scheduled transfers as they now are, by the model's numbers. */
  List<ScheduledTransfer> scheduledNow() {
    var queries = site.shop().schedule().queries();
    return scheduled.stream().map(id -> queries.find(Actor.SYSTEM, id).orElseThrow()).toList();
  }

  Told becomes(int account, Fate fate) {
    var request = new ChangeAccountStatus.Request(account(account), null);
    var change = credit().changeAccountStatus();
    return calls.made(
        call ->
            switch (fate) {
              case FROZEN -> change.freeze(call, request);
              case OPEN -> change.unfreeze(call, request);
              case CLOSED -> change.close(call, request);
            },
        done -> {});
  }

  Told again(int call) {
    return calls.again(call);
  }

  Told reuseKey(int call) {
    return calls.forOtherRequest(call);
  }

  /** All accounts as they now stand, the house's as well. */
  List<AccountStanding> standings() {
    return assets.stream().flatMap(this::standings).toList();
  }

  private Stream<AccountStanding> standings(AssetCode asset) {
    var all = Slice.<AccountId>first(Page.MAX_LIMIT);
    return credit().queries().accounts(Actor.SYSTEM, null, asset, all).items().stream();
  }

  /** The number of the account's asset. */
  int asset(AccountStanding standing) {
    return assets.indexOf(standing.asset());
  }

  /** The number of the account, where the model has one for it. */
  int number(AccountStanding standing) {
    return accounts.indexOf(standing.id());
  }

  /** The customers' accounts with their lots, by the model's numbers. */
  Map<AccountId, CustomerAccount> accountsNow() {
    var found =
        site.ports()
            .transactions()
            .read(() -> site.ports().credit().accounts().load(new HashSet<>(accounts)));
    var customers = new HashMap<AccountId, CustomerAccount>();
    found.forEach((id, account) -> {
      if (account instanceof CustomerAccount own) {
        customers.put(id, own);
      }
    });
    return customers;
  }

  AccountId account(int number) {
    return number == CreditModel.NOBODY ? nobody : accounts.get(number);
  }

  /** The holds as they now are, by the model's numbers. */
  List<Hold> holdsNow() {
    var found =
        site.ports()
            .transactions()
            .read(() -> site.ports().credit().holds().load(new HashSet<>(holds)));
    return holds.stream().map(id -> Objects.requireNonNull(found.get(id))).toList();
  }

  private HoldId hold(int number) {
    return number == CreditModel.NOBODY ? new HoldId(FreshIds.next()) : holds.get(number);
  }

  /** The history of the account, newest first, page after page. */
  List<Entry> entriesNow(int account) {
    var entries = new ArrayList<Entry>();
    Long position = null;
    do {
      var page =
          credit()
              .entries()
              .entries(
                  Actor.SYSTEM,
                  account(account),
                  Period.ALWAYS,
                  Slice.after(position, Page.MAX_LIMIT))
              .orElseThrow();
      entries.addAll(page.items());
      position = page.next();
    } while (position != null);
    return entries;
  }

  /** The instant that the model calls so. */
  Instant instant(long micros) {
    return start.plus(micros, ChronoUnit.MICROS);
  }

  private CreditFeature credit() {
    return site.shop().credit();
  }

  private Leg leg(Move move) {
    return new Leg(account(move.from()), account(move.to()), amount(move.amount(), move.asset()));
  }

  private Amount amount(long minorUnits, int asset) {
    return new Amount(assets.get(asset), minorUnits);
  }
}

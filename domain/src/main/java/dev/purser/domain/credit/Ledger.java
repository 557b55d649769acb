package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that one command moves credits between, and the entries that this makes. The only
 * code that makes entries: each movement takes from one account what it gives to another, so that
 * every transfer sums to zero. It lives for one decision, and what was refused leaves no trace.
 *
 * <p>Whatever a command does on an account, what has expired there goes to breakage first, in a
 * transfer of its own.
 */
public final class Ledger {
  private final Books books;
  private final Predicate<Account> maySpendFrom;
  private final IdSeries ids;
  private final Instant now;
  private final Map<AccountId, Account> changed = new LinkedHashMap<>();
  private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<LotEntry> lotEntries = new ArrayList<>();
  private final List<HousePosting> housePostings = new ArrayList<>();
  private final List<Leg> expiries = new ArrayList<>();
  private final Supplier<LotId> newLots;
  private @Nullable TransferId expiry;

  /** What was loaded for a decision. */
  public interface Books {
    /** The accounts that may be named: what is not there is unknown. */
    Optional<? extends Account> account(AccountId id);

    /** The account of the house, where the footprint named it. */
    Optional<HouseAccount> house(AssetCode asset, HouseRole role);
  }

  /**
   * A ledger for one decision.
   *
   * @param maySpendFrom the accounts that a leg may take from; others are unknown there
   * @param ids names new lots and the transfer of what expires
   */
  public Ledger(Books books, Predicate<Account> maySpendFrom, IdSeries ids, Instant now) {
    this.books = books;
    this.maySpendFrom = maySpendFrom;
    this.ids = ids;
    this.now = now;
    this.newLots = () -> new LotId(ids.next());
  }

  /**
   * Moves one leg of a transfer, or notes every refusal that applies to it.
   *
   * @param subjects what the leg's parts are called in its command
   */
  public void move(TransferId transfer, int number, Leg leg, Subjects subjects, Refusals refusals) {
    var sides = sides(leg, find(leg.from()).filter(maySpendFrom), subjects, refusals);
    if (sides.isPresent() && refusals.isEmpty()) {
      post(transfer, number, sides.get(), leg.amount(), subjects, refusals);
    }
  }

  /**
   * Issues credits from the house to a customer's account, or notes every refusal that applies.
   *
   * @param terms makes a lot of them; null for the base
   */
  public void grant(
      TransferId transfer,
      HouseAccount issuing,
      Leg leg,
      @Nullable LotTerms terms,
      Subjects subjects,
      Refusals refusals) {
    var sides = sides(leg, Optional.of(issuing), subjects, refusals);
    if (terms != null) {
      refusals.attempt("expiresAt", () -> terms.requireLasting(now));
    }
    if (sides.isEmpty() || !refusals.isEmpty()) {
      return;
    }
    var amount = leg.amount();
    var to = customers(leg.to());
    refusals
        .attempt(
            subjects.amount(),
            () ->
                new Moved(
                    issuing.withdraw(amount, now),
                    terms == null
                        ? to.deposit(amount, List.of(), newLots, now)
                        : to.receiveLot(amount, terms, newLots, now)))
        .ifPresent(moved -> {
          enter(transfer, 0, moved.from(), -amount.minorUnits());
          enter(transfer, 0, moved.to(), amount.minorUnits());
        });
  }

  /**
   * Sets an amount of a customer's account aside for a receiver. The receiver is not touched.
   *
   * @throws RefusedException when the account may not or cannot spend it
   */
  public Hold hold(HoldId id, AccountId from, AccountId to, Amount amount, Hold.Terms terms) {
    var set = customers(from).hold(amount, now);
    changed.put(from, set.account());
    return keep(Hold.place(id, from, to, amount, set.portions(), terms, now));
  }

  /**
   * The same for accounts that somebody names, noting every refusal that applies.
   *
   * @param leg what moves once the hold is captured
   */
  public Optional<Hold> hold(
      HoldId id, Leg leg, Hold.Terms terms, Subjects subjects, Refusals refusals) {
    var payer = find(leg.from()).filter(maySpendFrom).filter(CustomerAccount.class::isInstance);
    var sides = sides(leg, payer, subjects, refusals);
    refusals.attempt("expiresAt", () -> terms.requireLasting(now));
    return sides.isPresent() && refusals.isEmpty()
        ? Optional.of(hold(id, leg.from(), leg.to(), leg.amount(), terms))
        : Optional.empty();
  }

  /**
   * Spends a part of what the hold still sets aside, or all of it, as one leg of the transfer.
   *
   * @throws RefusedException when the receiver may not receive it
   */
  public Leg capture(TransferId transfer, int number, Hold hold, Amount part) {
    var spent = customers(hold.from()).capture(part, hold.sharesOf(part), now);
    var received = find(hold.to()).orElseThrow().deposit(part, spent.portions(), newLots, now);
    enter(transfer, number, spent, -part.minorUnits());
    enter(transfer, number, received, part.minorUnits());
    keep(hold.capture(part));
    return new Leg(hold.from(), hold.to(), part);
  }

  /**
   * Captures a hold that stands alone, as the only leg of the transfer, noting every refusal that
   * applies.
   *
   * @param part null for all that is still set aside
   */
  public Optional<Leg> capture(
      TransferId transfer, Hold hold, @Nullable Amount part, Refusals refusals) {
    return hold.capturable(part, now, refusals)
        .flatMap(taken -> refusals.attempt("", () -> capture(transfer, 0, hold, taken)));
  }

  /**
   * Gives back all that the hold still sets aside; what has expired of it goes to breakage at once.
   *
   * @param next whether it is voided or expires
   */
  @CanIgnoreReturnValue
  public Hold release(Hold hold, HoldStatus next) {
    var rest = hold.remaining();
    var released = customers(hold.from()).release(rest, hold.sharesOf(rest), now);
    changed.put(hold.from(), released);
    return keep(hold.release(next, sweep(released)));
  }

  /**
   * Sets more aside under a hold that an order owns.
   *
   * @throws RefusedException when the account may not or cannot spend it
   */
  @CanIgnoreReturnValue
  public Hold extend(Hold hold, Amount more) {
    var set = customers(hold.from()).hold(more, now);
    changed.put(hold.from(), set.account());
    return keep(hold.extend(more, set.portions()));
  }

  /**
   * Gives back a part of what a hold of an order still sets aside, or all of it, the last set aside
   * first; what has expired of it goes to breakage at once.
   */
  @CanIgnoreReturnValue
  public Hold reduce(Hold hold, Amount part) {
    var released = customers(hold.from()).release(part, hold.lastSharesOf(part), now);
    changed.put(hold.from(), released);
    return keep(hold.reduce(part, sweep(released)));
  }

  /**
   * Gives back a part of what a hold of an order has spent, into the lots that it was of. What has
   * expired of those goes to breakage in the same transfer.
   *
   * @param made the legs of the transfer so far; what this moves is added
   * @throws RefusedException when the payer may not receive it
   */
  @CanIgnoreReturnValue
  public Hold refund(TransferId transfer, Hold hold, Amount part, List<Leg> made) {
    var taken = find(hold.to()).orElseThrow().withdraw(part, now);
    var given = customers(hold.from()).giveBack(part, hold.refundOf(part), now);
    enter(transfer, made.size(), taken, -part.minorUnits());
    enter(transfer, made.size(), given, part.minorUnits());
    made.add(new Leg(hold.to(), hold.from(), part));
    return keep(hold.refund(part, expire(transfer, hold.from(), made)));
  }

  /**
   * Takes back an earlier transfer or a part of it, its last leg first: from the lots which it
   * filled, then in burning order, and into the lots which it burnt, the last first. What has
   * expired of those goes to breakage in the same transfer.
   *
   * @param part how much of its only leg; null for all that is left
   * @return the legs of the reversal; nothing when it is refused
   */
  public Optional<Undone> reverse(
      TransferId reversal, Reversible past, @Nullable Amount part, Refusals refusals) {
    refusals.attempt("", past::requireReversible);
    var legs =
        refusals.isEmpty()
            ? refusals.attempt("amount", () -> past.legsToReverse(part))
            : Optional.<List<Leg>>empty();
    if (legs.isEmpty()) {
      return Optional.empty();
    }
    var made = new ArrayList<Leg>();
    var traced = new ArrayList<Reversible.Trace>();
    for (var number = legs.get().size() - 1; number >= 0 && refusals.isEmpty(); number--) {
      var undone = legs.get().get(number);
      var filled = past.traces().get(number).filled();
      var back = lastBurntFirst(past, number, undone.amount());
      refusals
          .attempt("", () -> takeBack(undone, filled, back))
          .ifPresent(sides -> {
            enter(reversal, made.size(), sides.from(), -undone.amount().minorUnits());
            enter(reversal, made.size(), sides.to(), undone.amount().minorUnits());
            made.add(new Leg(undone.to(), undone.from(), undone.amount()));
            traced.addFirst(new Reversible.Trace(back, sides.from().portions()));
          });
    }
    if (!refusals.isEmpty()) {
      return Optional.empty();
    }
    var left = past.after(legs.get(), traced);
    legs.get().stream()
        .map(Leg::from)
        .distinct()
        .forEach(giver -> {
          var _ = expire(reversal, giver, made);
        });
    return Optional.of(new Undone(made, left));
  }

  /**
   * A reversal.
   *
   * @param left what it leaves of the transfer that it took back
   */
  public record Undone(List<Leg> legs, Reversible left) {
    public Undone {
      legs = List.copyOf(legs);
    }
  }

  /** Sends to breakage what has expired of the account. */
  public void sweep(AccountId account) {
    var _ = find(account);
  }

  /** The transfer of all that has expired on the way, if anything has. */
  public Optional<Transfer> expired(UUID command, String caller) {
    return Optional.ofNullable(expiry)
        .map(id -> Transfer.plain(id, TransferKind.EXPIRY, expiries, command, caller, now));
  }

  /** The customers' accounts as they now are. */
  public List<CustomerAccount> changedAccounts() {
    return changed(CustomerAccount.class);
  }

  /** The house's accounts with what has been posted to them. */
  public List<HouseAccount> changedHouses() {
    return changed(HouseAccount.class);
  }

  private <A extends Account> List<A> changed(Class<A> ofWhom) {
    return changed.values().stream().filter(ofWhom::isInstance).map(ofWhom::cast).toList();
  }

  /** A hold that the command has changed, as it now is. */
  public Hold hold(HoldId id) {
    return Objects.requireNonNull(holds.get(id), () -> id + " is not changed");
  }

  /** The holds as they now are. */
  public List<Hold> holds() {
    return List.copyOf(holds.values());
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public List<LotEntry> lotEntries() {
    return List.copyOf(lotEntries);
  }

  public List<HousePosting> housePostings() {
    return List.copyOf(housePostings);
  }

  /** The two accounts of a leg, if both are there and may do it. */
  private record Sides(Account from, Account to) {}

  /** The two accounts of a leg after it. */
  private record Moved(AccountChange<?> from, AccountChange<?> to) {}

  private Optional<Sides> sides(
      Leg leg, Optional<? extends Account> giver, Subjects subjects, Refusals refusals) {
    var amount = leg.amount();
    var movable = refusals.attempt(subjects.amount(), amount::requireMovable).isPresent();
    var from = known(giver, leg.from(), subjects.from(), refusals);
    var to = known(find(leg.to()), leg.to(), subjects.to(), refusals);
    if (leg.from().equals(leg.to())) {
      refusals.add(subjects.to(), new CreditRefusal.SameAccount(leg.to()));
      return Optional.empty();
    }
    from.ifPresent(a -> refusals.attempt(subjects.from(), a::requireSpending));
    to.ifPresent(a -> refusals.attempt(subjects.to(), a::requireReceiving));
    var sameAsset =
        hasAsset(from, amount, subjects, refusals) & hasAsset(to, amount, subjects, refusals);
    if (movable && sameAsset) {
      from.ifPresent(a -> refusals.attempt(subjects.amount(), () -> a.requireCover(amount, now)));
    }
    return movable && sameAsset && from.isPresent() && to.isPresent()
        ? Optional.of(new Sides(from.get(), to.get()))
        : Optional.empty();
  }

  private void post(
      TransferId transfer,
      int number,
      Sides sides,
      Amount amount,
      Subjects subjects,
      Refusals refusals) {
    var spent = refusals.attempt(subjects.amount(), () -> sides.from().withdraw(amount, now));
    var burnt = spent.map(AccountChange::portions).orElse(List.of());
    var received =
        refusals.attempt(subjects.amount(), () -> sides.to().deposit(amount, burnt, newLots, now));
    if (received.isPresent() && spent.isPresent()) {
      enter(transfer, number, spent.get(), -amount.minorUnits());
      enter(transfer, number, received.get(), amount.minorUnits());
    }
  }

  private Moved takeBack(Leg undone, List<Portion> filled, List<Portion> back) {
    var amount = undone.amount();
    var taken =
        switch (find(undone.to()).orElseThrow()) {
          case CustomerAccount receiver -> receiver.takeBack(amount, filled, now);
          case HouseAccount house -> house.withdraw(amount, now);
        };
    var given =
        switch (find(undone.from()).orElseThrow()) {
          case CustomerAccount giver -> giver.giveBack(amount, back, now);
          case HouseAccount house -> house.deposit(amount, List.of(), newLots, now);
        };
    return new Moved(taken, given);
  }

  /** What is given back: of the base first, then of the lots, the last burnt before the others. */
  private static List<Portion> lastBurntFirst(Reversible past, int leg, Amount amount) {
    var back = new ArrayList<Portion>();
    var rest = amount.minorUnits() - Math.min(past.baseLeft(leg), amount.minorUnits());
    for (var portion : past.traces().get(leg).burnt().reversed()) {
      var some = Math.min(rest, portion.amount());
      if (some > 0) {
        back.add(new Portion(portion.lot(), some));
        rest -= some;
      }
    }
    return back;
  }

  /**
   * Sends what the account was given back and has expired to breakage, as one more leg.
   *
   * @return how much that was
   */
  private long expire(TransferId transfer, AccountId giver, List<Leg> made) {
    if (!(changed.get(giver) instanceof CustomerAccount account) || account.expired(now) == 0) {
      return 0;
    }
    var leg = breakage(account).map(house -> expire(transfer, made.size(), account, house));
    leg.ifPresent(made::add);
    return leg.map(expired -> expired.amount().minorUnits()).orElse(0L);
  }

  private Leg expire(TransferId transfer, int number, CustomerAccount account, HouseAccount house) {
    var amount = new Amount(account.asset(), account.expired(now));
    enter(transfer, number, account.sweep(now), -amount.minorUnits());
    enter(transfer, number, house.deposit(amount, List.of(), newLots, now), amount.minorUnits());
    return Leg.expiry(account.id(), house, amount);
  }

  /** How much of the account went to breakage. */
  private long sweep(CustomerAccount account) {
    var expired = account.expired(now);
    var house = breakage(account);
    if (expired == 0 || house.isEmpty()) {
      return 0;
    }
    expiry = expiry == null ? new TransferId(ids.next()) : expiry;
    expiries.add(expire(expiry, expiries.size(), account, house.get()));
    return expired;
  }

  private Optional<HouseAccount> breakage(CustomerAccount account) {
    return books
        .house(account.asset(), HouseRole.BREAKAGE)
        .map(house -> changed.get(house.id()) instanceof HouseAccount after ? after : house);
  }

  private void enter(TransferId transfer, int leg, AccountChange<?> after, long change) {
    changed.put(after.account().id(), after.account());
    switch (after.account()) {
      case CustomerAccount account ->
          entries.add(
              new Entry(
                  account.id(), account.sequence(), transfer, leg, change, account.posted(), now));
      case HouseAccount house ->
          housePostings.add(new HousePosting(house.id(), transfer, leg, change, now));
    }
    for (var portion : after.portions()) {
      if (portion.lot() != null) {
        var part = Long.signum(change) * portion.amount();
        lotEntries.add(new LotEntry(transfer, leg, portion.lot().id(), part));
      }
    }
  }

  @CanIgnoreReturnValue
  private Hold keep(Hold hold) {
    holds.put(hold.id(), hold);
    return hold;
  }

  private CustomerAccount customers(AccountId id) {
    return switch (find(id).orElseThrow()) {
      case CustomerAccount account -> account;
      case HouseAccount house -> throw new IllegalStateException(house + " has no holds or lots");
    };
  }

  private static Optional<? extends Account> known(
      Optional<? extends Account> account, AccountId id, String subject, Refusals refusals) {
    if (account.isEmpty()) {
      refusals.add(subject, new CreditRefusal.UnknownAccount(id.value().toString()));
    }
    return account;
  }

  /** The account as the command has left it; without what has expired when it comes to it. */
  private Optional<? extends Account> find(AccountId id) {
    var known = changed.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    var loaded = books.account(id);
    if (loaded.isPresent() && loaded.get() instanceof CustomerAccount account) {
      var _ = sweep(account);
      return Optional.of(changed.getOrDefault(id, account));
    }
    return loaded;
  }

  private static boolean hasAsset(
      Optional<? extends Account> account, Amount amount, Subjects subjects, Refusals refusals) {
    return account
        .map(a -> refusals.attempt(subjects.amount(), () -> a.requireAsset(amount)).isPresent())
        .orElse(true);
  }

  /** What the parts of a leg are called in the command that names it. */
  public record Subjects(String from, String to, String amount) {
    /** A leg that names both of its accounts, at a path that ends in a slash unless empty. */
    public static Subjects under(String path) {
      return new Subjects(path + "from", path + "to", path + "amount");
    }

    /** A leg whose receiver alone is named. */
    public static Subjects of(String receiver) {
      return new Subjects("", receiver, "amount");
    }
  }
}

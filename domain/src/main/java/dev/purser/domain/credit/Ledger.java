package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The accounts that one command moves credits between, and the entries that this makes. The only
 * code that makes entries: each movement takes from one account what it gives to another, so that
 * every transfer sums to zero. It lives for one decision, and what was refused leaves no trace.
 */
public final class Ledger {
  private final Function<AccountId, Optional<? extends Account>> loaded;
  private final Predicate<Account> maySpendFrom;
  private final Instant now;
  private final Map<AccountId, CustomerAccount> changed = new LinkedHashMap<>();
  private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<HousePosting> housePostings = new ArrayList<>();

  public Ledger(Function<AccountId, Optional<? extends Account>> loaded, Instant now) {
    this(loaded, account -> true, now);
  }

  /**
   * A ledger for somebody who may not spend from every account.
   *
   * @param maySpendFrom the accounts that a leg may take from; others are unknown there
   */
  public Ledger(
      Function<AccountId, Optional<? extends Account>> loaded,
      Predicate<Account> maySpendFrom,
      Instant now) {
    this.loaded = loaded;
    this.maySpendFrom = maySpendFrom;
    this.now = now;
  }

  /**
   * Moves one leg of a transfer, or notes every refusal that applies to it.
   *
   * @param subjects what the leg's parts are called in its command
   */
  public void move(TransferId transfer, int number, Leg leg, Subjects subjects, Refusals refusals) {
    var amount = leg.amount();
    var movable = refusals.attempt(subjects.amount(), amount::requireMovable).isPresent();
    var spendable = find(leg.from()).filter(maySpendFrom);
    var from = known(spendable, leg.from(), subjects.from(), refusals);
    var to = known(find(leg.to()), leg.to(), subjects.to(), refusals);
    if (leg.from().equals(leg.to())) {
      refusals.add(subjects.to(), new CreditRefusal.SameAccount(leg.to()));
      return;
    }
    from.ifPresent(a -> refusals.attempt(subjects.from(), a::requireSpending));
    to.ifPresent(a -> refusals.attempt(subjects.to(), a::requireReceiving));
    var sameAsset =
        hasAsset(from, amount, subjects, refusals) & hasAsset(to, amount, subjects, refusals);
    if (movable && sameAsset) {
      from.ifPresent(a -> refusals.attempt(subjects.amount(), () -> a.requireCover(amount)));
      if (refusals.isEmpty()) {
        post(transfer, number, from.orElseThrow(), to.orElseThrow(), amount, subjects, refusals);
      }
    }
  }

  /**
   * Sets an amount of a customer's account aside for a receiver. The receiver is not touched.
   *
   * @param managedBy the order that owns the hold
   */
  public Hold hold(HoldId id, AccountId from, AccountId to, Amount amount, UUID managedBy) {
    var account = customers(from).hold(amount, now);
    changed.put(from, account);
    return keep(Hold.place(id, from, to, amount, managedBy, now));
  }

  /** Spends all that the hold still sets aside, as one leg of the transfer. */
  public Leg capture(TransferId transfer, int number, Hold hold) {
    var amount = hold.remaining();
    var from = customers(hold.from()).capture(amount, now);
    var to = find(hold.to()).orElseThrow().deposit(amount, now);
    enter(transfer, number, from, -amount.minorUnits());
    enter(transfer, number, to, amount.minorUnits());
    keep(hold.captureRest());
    return new Leg(hold.from(), hold.to(), amount);
  }

  /** Gives back all that the hold still sets aside. */
  public void voidHold(Hold hold) {
    changed.put(hold.from(), customers(hold.from()).release(hold.remaining(), now));
    keep(hold.voidRest());
  }

  /** The customers' accounts as they now are. */
  public List<CustomerAccount> changedAccounts() {
    return List.copyOf(changed.values());
  }

  /** The holds as they now are. */
  public List<Hold> holds() {
    return List.copyOf(holds.values());
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public List<HousePosting> housePostings() {
    return List.copyOf(housePostings);
  }

  private void post(
      TransferId transfer,
      int number,
      Account from,
      Account to,
      Amount amount,
      Subjects subjects,
      Refusals refusals) {
    var received = refusals.attempt(subjects.amount(), () -> to.deposit(amount, now));
    var spent = refusals.attempt(subjects.amount(), () -> from.withdraw(amount, now));
    if (received.isPresent() && spent.isPresent()) {
      enter(transfer, number, spent.get(), -amount.minorUnits());
      enter(transfer, number, received.get(), amount.minorUnits());
    }
  }

  private void enter(TransferId transfer, int leg, Account after, long change) {
    switch (after) {
      case CustomerAccount account -> {
        changed.put(account.id(), account);
        entries.add(
            new Entry(
                account.id(), account.sequence(), transfer, leg, change, account.posted(), now));
      }
      case HouseAccount house ->
          housePostings.add(new HousePosting(house.id(), transfer, leg, change, now));
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
      case HouseAccount house -> throw new IllegalStateException(house + " holds nothing back");
    };
  }

  private static Optional<? extends Account> known(
      Optional<? extends Account> account, AccountId id, String subject, Refusals refusals) {
    if (account.isEmpty()) {
      refusals.add(subject, new CreditRefusal.UnknownAccount(id.value().toString()));
    }
    return account;
  }

  private Optional<? extends Account> find(AccountId id) {
    var account = changed.get(id);
    return account != null ? Optional.of(account) : loaded.apply(id);
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

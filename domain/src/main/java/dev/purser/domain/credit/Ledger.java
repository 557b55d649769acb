package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The accounts that one command moves credits between, and the entries that this makes. The only
 * code that makes entries: each movement takes from one account what it gives to another, so that
 * every transfer sums to zero. It lives for one decision, and what was refused leaves no trace.
 */
public final class Ledger {
  private final Function<AccountId, Optional<? extends Account>> loaded;
  private final Instant now;
  private final Map<AccountId, CustomerAccount> changed = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<HousePosting> housePostings = new ArrayList<>();

  public Ledger(Function<AccountId, Optional<? extends Account>> loaded, Instant now) {
    this.loaded = loaded;
    this.now = now;
  }

  /**
   * Moves one leg of a transfer, or notes every refusal that applies to it.
   *
   * @param subject the path of the leg in its command, ending in a slash unless empty
   */
  public void move(TransferId transfer, int number, Leg leg, String subject, Refusals refusals) {
    var amount = leg.amount();
    var movable = refusals.attempt(subject + "amount", amount::requireMovable).isPresent();
    var from = known(leg.from(), subject + "from", refusals);
    var to = known(leg.to(), subject + "to", refusals);
    if (leg.from().equals(leg.to())) {
      refusals.add(subject + "to", new CreditRefusal.SameAccount(leg.to()));
      return;
    }
    from.ifPresent(a -> refusals.attempt(subject + "from", a::requireSpending));
    to.ifPresent(a -> refusals.attempt(subject + "to", a::requireReceiving));
    var sameAsset =
        hasAsset(from, amount, subject, refusals) & hasAsset(to, amount, subject, refusals);
    if (movable && sameAsset) {
      from.ifPresent(a -> refusals.attempt(subject + "amount", () -> a.requireCover(amount)));
      if (refusals.isEmpty()) {
        post(transfer, number, from.orElseThrow(), to.orElseThrow(), amount, subject, refusals);
      }
    }
  }

  /** Spends all that the hold still sets aside, as one leg of the transfer. */
  public Hold capture(TransferId transfer, int number, Hold hold) {
    var amount = hold.remaining();
    var from = ((CustomerAccount) find(hold.from()).orElseThrow()).capture(amount, now);
    var to = find(hold.to()).orElseThrow().deposit(amount, now);
    enter(transfer, number, from, -amount.minorUnits());
    enter(transfer, number, to, amount.minorUnits());
    return hold.captureRest();
  }

  /** The customers' accounts as they now are. */
  public List<CustomerAccount> changedAccounts() {
    return List.copyOf(changed.values());
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
      String subject,
      Refusals refusals) {
    var received = refusals.attempt(subject + "amount", () -> to.deposit(amount, now));
    var spent = refusals.attempt(subject + "amount", () -> from.withdraw(amount, now));
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
          housePostings.add(new HousePosting(house.id(), transfer, leg, change));
    }
  }

  private Optional<? extends Account> known(AccountId id, String subject, Refusals refusals) {
    var account = find(id);
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
      Optional<? extends Account> account, Amount amount, String subject, Refusals refusals) {
    return account
        .map(a -> refusals.attempt(subject + "amount", () -> a.requireAsset(amount)).isPresent())
        .orElse(true);
  }
}

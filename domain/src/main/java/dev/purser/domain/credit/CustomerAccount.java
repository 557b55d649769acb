package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The account of an owner in one asset, in minor units. What it holds is its lots and its base,
 * which is spent last and alone may go below zero, down to the floor.
 *
 * @param posted the sum of its entries; not more than 2^53-1 above the floor, so that neither it
 *     nor what is available is ever beyond that
 * @param held what its open holds set aside
 * @param floor what the base less its held part never goes below: 0, or less for an overdraft
 * @param lots its credits with an expiry or a priority
 * @param sequence the number of its newest entry; 0 before the first
 * @param changedAt when it last changed; no change is dated before it
 */
public record CustomerAccount(
    AccountId id,
    OwnerId owner,
    AssetCode asset,
    long posted,
    long held,
    long floor,
    AccountStatus status,
    Lots lots,
    long sequence,
    Instant changedAt)
    implements Account {

  /** An empty account that may not be overdrawn. */
  public static CustomerAccount open(AccountId id, OwnerId owner, AssetCode asset, Instant now) {
    return open(id, owner, Amount.zero(asset), now);
  }

  /**
   * An empty account with a floor.
   *
   * @throws RefusedException {@link ValueRefusal.AmountOutOfRange} unless it is -(2^53-1) to 0
   */
  public static CustomerAccount open(AccountId id, OwnerId owner, Amount floor, Instant now) {
    if (floor.minorUnits() > 0 || floor.minorUnits() < -Amount.MAX) {
      throw new RefusedException(new ValueRefusal.AmountOutOfRange("a floor of " + floor));
    }
    return new CustomerAccount(
        id, owner, floor.asset(), 0, 0, floor.minorUnits(), AccountStatus.OPEN, Lots.NONE, 0, now);
  }

  /** The account with these lots, which were stored beside it. */
  public CustomerAccount with(Lots stored) {
    return new CustomerAccount(
        id, owner, asset, posted, held, floor, status, stored, sequence, changedAt);
  }

  /** What is in no lot. */
  public long base() {
    return posted - lots.total();
  }

  /** What holds set aside of the base. */
  public long baseHeld() {
    return held - lots.held();
  }

  /** What has expired and is neither held nor swept yet. */
  public long expired(Instant now) {
    return lots.expired(now);
  }

  /** What can be spent or held now. */
  public long available(Instant now) {
    return posted - held - expired(now) - floor;
  }

  @Override
  public CustomerAccount requireSpending() {
    if (status == AccountStatus.FROZEN) {
      throw new RefusedException(new CreditRefusal.AccountFrozen(id));
    }
    return requireReceiving();
  }

  @Override
  public CustomerAccount requireReceiving() {
    if (status == AccountStatus.CLOSED) {
      throw new RefusedException(new CreditRefusal.AccountClosed(id));
    }
    return this;
  }

  @Override
  public CustomerAccount requireCover(Amount amount, Instant now) {
    if (amount.minorUnits() > available(now)) {
      throw new RefusedException(
          new CreditRefusal.InsufficientCredit(id, amount.minorUnits(), available(now)));
    }
    return this;
  }

  @Override
  public AccountChange<CustomerAccount> withdraw(Amount amount, Instant now) {
    requireAsset(amount);
    requireSpending().requireCover(amount, now);
    var taken = lots.burn(amount.minorUnits(), now);
    return new AccountChange<>(
        moved(-amount.minorUnits(), held, taken.lots(), now), taken.portions());
  }

  @Override
  public AccountChange<CustomerAccount> deposit(
      Amount amount, List<Portion> burnt, Supplier<LotId> newLots, Instant now) {
    requireAsset(amount);
    requireReceiving();
    var filled = lots;
    var portions = new ArrayList<Portion>();
    for (var portion : burnt) {
      if (portion.lot() != null) {
        var put = filled.fill(id, portion.lot().terms(), portion.amount(), newLots, now);
        filled = put.lots();
        portions.addAll(put.portions());
      }
    }
    return new AccountChange<>(moved(amount.minorUnits(), held, filled, now), portions);
  }

  /** The account with a new lot, which the house grants. */
  AccountChange<CustomerAccount> receiveLot(
      Amount amount, LotTerms terms, Supplier<LotId> newLots, Instant now) {
    requireAsset(amount);
    requireReceiving();
    var opened = lots.open(id, newLots.get(), terms, amount.minorUnits(), now);
    return new AccountChange<>(
        moved(amount.minorUnits(), held, opened.lots(), now), opened.portions());
  }

  /** Sets the amount aside, under the same rules as spending it. */
  public AccountChange<CustomerAccount> hold(Amount amount, Instant now) {
    requireAsset(amount);
    requireSpending().requireCover(amount, now);
    var taken = lots.hold(amount.minorUnits(), now);
    return new AccountChange<>(
        holding(held + amount.minorUnits(), taken.lots(), now), taken.portions());
  }

  /**
   * Gives back what a hold set aside. What has expired of it meanwhile cannot be spent any more.
   *
   * @param shares how much of it is of which lot; a rest is of the base
   */
  CustomerAccount release(Amount amount, Map<LotId, Long> shares, Instant now) {
    requireHeld(amount);
    return holding(held - amount.minorUnits(), lots.release(shares).lots(), now);
  }

  /**
   * Spends what a hold set aside; also while the account is frozen or what is held has expired,
   * since it was promised.
   *
   * @param shares how much of it is of which lot; a rest is of the base
   */
  AccountChange<CustomerAccount> capture(Amount amount, Map<LotId, Long> shares, Instant now) {
    requireHeld(amount);
    var taken = lots.capture(shares);
    return new AccountChange<>(
        moved(-amount.minorUnits(), held - amount.minorUnits(), taken.lots(), now),
        taken.portions());
  }

  /** The account without what has expired and is not held. */
  AccountChange<CustomerAccount> sweep(Instant now) {
    var expired = lots.expire(now);
    return new AccountChange<>(moved(-expired(now), held, expired.lots(), now), expired.portions());
  }

  /**
   * The account less what it received: of the lots that came with it as far as they are free, then
   * in burning order. Also while it is frozen, since a reversal is no spending.
   */
  AccountChange<CustomerAccount> takeBack(Amount amount, List<Portion> received, Instant now) {
    requireReceiving().requireCover(amount, now);
    var taken = lots.burn(amount.minorUnits(), received, now);
    return new AccountChange<>(
        moved(-amount.minorUnits(), held, taken.lots(), now), taken.portions());
  }

  /** The account with what it spent, in the lots from which it came; a rest is the base's. */
  public AccountChange<CustomerAccount> giveBack(Amount amount, List<Portion> burnt, Instant now) {
    requireReceiving();
    var filled = lots;
    var portions = new ArrayList<Portion>();
    for (var portion : burnt) {
      if (portion.lot() != null) {
        var put = filled.giveBack(id, portion.lot(), portion.amount());
        filled = put.lots();
        portions.addAll(put.portions());
      }
    }
    return new AccountChange<>(moved(amount.minorUnits(), held, filled, now), portions);
  }

  /**
   * The account without new spending and holds.
   *
   * @throws RefusedException {@link CreditRefusal.IllegalTransition} unless it is open
   */
  public CustomerAccount freeze(Instant now) {
    return become(AccountStatus.FROZEN, now);
  }

  /**
   * The account as it was before it was frozen.
   *
   * @throws RefusedException {@link CreditRefusal.IllegalTransition} unless it is frozen
   */
  public CustomerAccount unfreeze(Instant now) {
    return become(AccountStatus.OPEN, now);
  }

  /**
   * The account, of which nothing is left and which takes part in nothing any more.
   *
   * @param receives an open hold whose credits would come to it; null without one
   * @throws RefusedException {@link CreditRefusal.IllegalTransition} when it is closed, {@link
   *     CreditRefusal.AccountNotEmpty} unless it has nothing, neither lots nor a debt that
   *     outweighs them, holds nothing and is to receive nothing
   */
  public CustomerAccount close(@Nullable HoldId receives, Instant now) {
    var closed = become(AccountStatus.CLOSED, now);
    if (posted != 0 || held != 0 || !lots.isEmpty() || receives != null) {
      throw new RefusedException(new CreditRefusal.AccountNotEmpty(id, posted, held, receives));
    }
    return closed;
  }

  private CustomerAccount become(AccountStatus next, Instant now) {
    if (!status.canBecome(next)) {
      throw new RefusedException(new CreditRefusal.IllegalTransition(id, status, next));
    }
    return new CustomerAccount(id, owner, asset, posted, held, floor, next, lots, sequence, now);
  }

  private CustomerAccount moved(long change, long heldAfter, Lots lotsAfter, Instant now) {
    var after = posted + change;
    if (after - floor > Amount.MAX) {
      throw new RefusedException(new ValueRefusal.AmountOutOfRange(beyond(after)));
    }
    return new CustomerAccount(
        id, owner, asset, after, heldAfter, floor, status, lotsAfter, sequence + 1, now);
  }

  private String beyond(long balance) {
    var above = floor == 0 ? "" : " above a floor of " + floor;
    return "a balance of " + balance + " " + asset + above;
  }

  private CustomerAccount holding(long heldAfter, Lots lotsAfter, Instant now) {
    return new CustomerAccount(
        id, owner, asset, posted, heldAfter, floor, status, lotsAfter, sequence, now);
  }

  private void requireHeld(Amount amount) {
    if (amount.minorUnits() > held) {
      throw new IllegalStateException(id + " holds " + held + ", not " + amount);
    }
  }
}

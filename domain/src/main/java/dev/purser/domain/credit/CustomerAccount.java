package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;

/**
 * The account of an owner in one asset, in minor units.
 *
 * @param posted the sum of its entries, within 2^53-1 either side of zero
 * @param held what its open holds set aside
 * @param floor what {@code posted - held} never goes below: 0, or less for an overdraft
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
    long sequence,
    Instant changedAt)
    implements Account {

  public static CustomerAccount open(AccountId id, OwnerId owner, AssetCode asset, Instant now) {
    return new CustomerAccount(id, owner, asset, 0, 0, 0, AccountStatus.OPEN, 0, now);
  }

  /** What can be spent or held now. */
  public long available() {
    return posted - held - floor;
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
  public CustomerAccount requireCover(Amount amount) {
    if (amount.minorUnits() > available()) {
      throw new RefusedException(
          new CreditRefusal.InsufficientCredit(id, amount.minorUnits(), available()));
    }
    return this;
  }

  @Override
  public CustomerAccount withdraw(Amount amount, Instant now) {
    requireAsset(amount);
    requireSpending().requireCover(amount);
    return moved(-amount.minorUnits(), held, now);
  }

  @Override
  public CustomerAccount deposit(Amount amount, Instant now) {
    requireAsset(amount);
    requireReceiving();
    return moved(amount.minorUnits(), held, now);
  }

  /** Sets the amount aside, under the same rules as spending it. */
  public CustomerAccount hold(Amount amount, Instant now) {
    requireAsset(amount);
    requireSpending().requireCover(amount);
    return holding(held + amount.minorUnits(), now);
  }

  /** Gives back what a hold set aside. */
  public CustomerAccount release(Amount amount, Instant now) {
    requireHeld(amount);
    return holding(held - amount.minorUnits(), now);
  }

  /** Spends what a hold set aside; also while the account is frozen, since it was promised. */
  public CustomerAccount capture(Amount amount, Instant now) {
    requireHeld(amount);
    return moved(-amount.minorUnits(), held - amount.minorUnits(), now);
  }

  private CustomerAccount moved(long change, long heldAfter, Instant now) {
    var after = posted + change;
    if (Math.abs(after) > Amount.MAX) {
      throw new RefusedException(
          new ValueRefusal.AmountOutOfRange("a balance of " + after + " " + asset));
    }
    return new CustomerAccount(
        id, owner, asset, after, heldAfter, floor, status, sequence + 1, now);
  }

  private CustomerAccount holding(long heldAfter, Instant now) {
    return new CustomerAccount(id, owner, asset, posted, heldAfter, floor, status, sequence, now);
  }

  private void requireHeld(Amount amount) {
    if (amount.minorUnits() > held) {
      throw new IllegalStateException(id + " holds " + held + ", not " + amount);
    }
  }
}

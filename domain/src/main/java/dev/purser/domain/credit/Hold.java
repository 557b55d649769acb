package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits of an account that are set aside for one receiver. It sums up in the account's {@code
 * held} and changes only under that account's lock.
 *
 * @param captured how much of the amount was spent, in minor units
 * @param managedBy the order that owns it and alone may capture or void it; null without one
 */
public record Hold(
    HoldId id,
    AccountId from,
    AccountId to,
    Amount amount,
    long captured,
    HoldStatus status,
    @Nullable UUID managedBy,
    Instant createdAt) {

  public static Hold place(
      HoldId id, AccountId from, AccountId to, Amount amount, UUID managedBy, Instant now) {
    return new Hold(id, from, to, amount, 0, HoldStatus.OPEN, managedBy, now);
  }

  /** What is still set aside. */
  public Amount remaining() {
    return status == HoldStatus.OPEN
        ? new Amount(amount.asset(), amount.minorUnits() - captured)
        : Amount.zero(amount.asset());
  }

  /** The hold with all of the rest spent. */
  public Hold captureRest() {
    requireOpen();
    return new Hold(
        id, from, to, amount, amount.minorUnits(), HoldStatus.CAPTURED, managedBy, createdAt);
  }

  /** The hold with all of the rest given back. */
  public Hold voidRest() {
    requireOpen();
    return new Hold(id, from, to, amount, captured, HoldStatus.VOIDED, managedBy, createdAt);
  }

  private void requireOpen() {
    if (status != HoldStatus.OPEN) {
      throw new IllegalStateException(id + " is " + status);
    }
  }
}

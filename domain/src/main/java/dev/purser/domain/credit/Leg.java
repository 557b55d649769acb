package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;

/**
 * One movement of a transfer: so much from one account to another.
 *
 * @param isExpiry whether the amount has expired, so that it goes to breakage
 */
public record Leg(AccountId from, AccountId to, Amount amount, boolean isExpiry) {

  public Leg(AccountId from, AccountId to, Amount amount) {
    this(from, to, amount, false);
  }

  static Leg expiry(AccountId from, HouseAccount breakage, Amount amount) {
    return new Leg(from, breakage.id(), amount, true);
  }
}

package dev.purser.domain.ordering;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.shared.Amount;

/**
 * What an account pays of an order.
 *
 * @param held what its open hold still sets aside
 * @param captured what was spent
 */
public record Payment(AccountId account, HoldId hold, Amount held, Amount captured) {

  public static Payment of(AccountId account, HoldId hold, Amount amount) {
    return new Payment(account, hold, amount, Amount.zero(amount.asset()));
  }

  Payment captureRest() {
    return new Payment(account, hold, Amount.zero(held.asset()), captured.plus(held));
  }

  Payment voidRest() {
    return new Payment(account, hold, Amount.zero(held.asset()), captured);
  }
}

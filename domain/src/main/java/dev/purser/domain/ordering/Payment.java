package dev.purser.domain.ordering;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.shared.Amount;

/**
 * What an account pays of an order; always what its hold tells.
 *
 * @param held what the hold still sets aside
 * @param captured what was spent
 * @param refunded what of that came back
 * @param expired what of all that was given back went to breakage, since its lots had expired
 */
public record Payment(
    AccountId account, HoldId hold, Amount held, Amount captured, Amount refunded, Amount expired) {

  public static Payment of(Hold hold) {
    var asset = hold.amount().asset();
    return new Payment(
        hold.from(),
        hold.id(),
        hold.remaining(),
        new Amount(asset, hold.captured()),
        new Amount(asset, hold.refunded()),
        new Amount(asset, hold.expired()));
  }
}

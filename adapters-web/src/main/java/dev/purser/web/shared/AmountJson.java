package dev.purser.web.shared;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.web.shared.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An amount on the wire.
 *
 * @param amount minor units; whether so many can move is for the use case to say
 */
public record AmountJson(
    @Text(shape = AssetCode.SHAPE) String asset,
    @Schema(
            description = "Minor units; in requests 1 to 2^53-1.",
            minimum = "-9007199254740991",
            maximum = "9007199254740991")
        long amount) {
  public static AmountJson of(Amount amount) {
    return new AmountJson(amount.asset().value(), amount.minorUnits());
  }

  public Amount toAmount() {
    return new Amount(new AssetCode(asset), amount);
  }
}

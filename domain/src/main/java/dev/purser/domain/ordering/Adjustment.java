package dev.purser.domain.ordering;

import dev.purser.domain.shared.Amount;

/**
 * What is added to the prices of an order, or taken off them; spread over its lines, so that they
 * always sum to the total.
 *
 * @param code what a program calls it, such as {@code vat-20}
 * @param name what a person reads
 * @param amount negative for what is taken off; never 0
 */
public record Adjustment(Kind kind, String code, String name, Amount amount) {
  public static final int MAX_CODE = 64;
  public static final int MAX_NAME = 200;

  /** What an adjustment is for. */
  public enum Kind {
    DISCOUNT,
    TAX,
    FEE
  }

  public Adjustment {
    if (code.isEmpty() || code.length() > MAX_CODE || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a code has 1 to 64 characters, a name up to 200");
    }
    if (amount.minorUnits() == 0) {
      throw new IllegalArgumentException("an adjustment adjusts something");
    }
  }
}

package dev.purser.domain.credit;

import org.jspecify.annotations.Nullable;

/**
 * Part of an amount, by the lot that it was taken from or put into.
 *
 * @param lot the lot after that; null for the account's base
 * @param amount minor units, at least 1
 */
public record Portion(@Nullable Lot lot, long amount) {
  public Portion {
    if (amount < 1) {
      throw new IllegalArgumentException("a portion is at least 1: " + amount);
    }
  }
}

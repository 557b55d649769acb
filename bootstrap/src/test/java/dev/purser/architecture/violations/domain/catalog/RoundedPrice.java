package dev.purser.architecture.violations.domain.catalog;

/** Computes in fractions what it keeps in whole numbers. */
final class RoundedPrice {
  long half(long price) {
    return Math.round(price / 2d);
  }
}

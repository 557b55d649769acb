package dev.purser.application.catalog;

/**
 * In which order products are told. What is equal in it is told in the order of creation, or the
 * other way round when it descends.
 */
public enum ProductSort {
  /** What fits the words best first, the newest of equals first. */
  RELEVANCE,
  OLDEST,
  NEWEST,
  /** Without regard to case, by the code points of the first {@link #NAME_LENGTH} characters. */
  NAME,
  NAME_DESCENDING,
  /** By asset, and by price within it. */
  PRICE,
  PRICE_DESCENDING;

  /** So much of a name decides on its place, so that positions stay short. */
  public static final int NAME_LENGTH = 64;

  public boolean isDescending() {
    return switch (this) {
      case OLDEST, NAME, PRICE -> false;
      case RELEVANCE, NEWEST, NAME_DESCENDING, PRICE_DESCENDING -> true;
    };
  }
}

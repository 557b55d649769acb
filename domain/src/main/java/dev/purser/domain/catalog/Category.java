package dev.purser.domain.catalog;

import java.time.Instant;

/**
 * A part of the catalogue. A product stands in any number of them, up to {@link
 * Product#MAX_CATEGORIES}.
 */
public record Category(CategoryId id, CategorySlug slug, String name, Instant createdAt) {
  public static final int MAX_NAME = 200;

  public Category {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
  }
}

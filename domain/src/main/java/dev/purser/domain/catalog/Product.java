package dev.purser.domain.catalog;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something for sale.
 *
 * @param price of one, 1 to 2^53-1 minor units
 * @param publishedAt when it was first published; null before that
 */
public record Product(
    ProductId id,
    Sku sku,
    String name,
    @Nullable String description,
    Amount price,
    ProductStatus status,
    @Nullable Instant publishedAt,
    Instant createdAt) {
  public static final int MAX_NAME = 200;
  public static final int MAX_DESCRIPTION = 10_000;

  public Product {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
    if (description != null && description.length() > MAX_DESCRIPTION) {
      throw new IllegalArgumentException("description over " + MAX_DESCRIPTION + " characters");
    }
    price.requireMovable();
    if (status == ProductStatus.PUBLISHED && publishedAt == null) {
      throw new IllegalArgumentException("a published product has been published at some time");
    }
  }
}

package dev.purser.application.catalog;

import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.AssetCode;
import org.jspecify.annotations.Nullable;

/**
 * Which products are wanted, and in which order; what is null does not matter.
 *
 * @param words all of them are in the name, the SKU or the description, or something much like them
 *     is in the name or the SKU; 1 to {@link #MAX_WORDS} characters
 * @param priceFrom the lowest price, in minor units
 * @param priceTo the highest price, in minor units
 */
public record ProductSearch(
    @Nullable String words,
    @Nullable CategorySlug category,
    @Nullable ProductStatus status,
    @Nullable AssetCode asset,
    @Nullable Long priceFrom,
    @Nullable Long priceTo,
    ProductSort sort) {
  public static final int MAX_WORDS = 200;

  /** Every product, the oldest first. */
  public static final ProductSearch ALL =
      new ProductSearch(null, null, null, null, null, null, ProductSort.OLDEST);

  public ProductSearch {
    if (words != null && (words.isBlank() || words.length() > MAX_WORDS)) {
      throw new IllegalArgumentException("words have 1 to " + MAX_WORDS + " characters");
    }
    if (words == null && sort == ProductSort.RELEVANCE) {
      throw new IllegalArgumentException("nothing is relevant without words");
    }
  }

  ProductSearch being(ProductStatus only) {
    return new ProductSearch(words, category, only, asset, priceFrom, priceTo, sort);
  }

  /**
   * Where a page of the result ends.
   *
   * @param key what the last product is sorted by, as text; only the store understands it
   */
  public record Position(String key, ProductId id) {}
}

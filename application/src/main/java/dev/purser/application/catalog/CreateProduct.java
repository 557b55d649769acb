package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds a product to the catalogue. Refused with {@code sku-taken} when a living product has the
 * SKU, with {@code amount-out-of-range} unless the price is 1 to 2^53-1, with {@code
 * asset-mismatch} when there is no such asset, and with {@code unknown-category} for each category
 * that does not exist.
 */
public interface CreateProduct {
  Reply<Product> create(Actor actor, Request request);

  /** The product to be; a published one can be ordered at once. */
  record Request(
      Sku sku,
      String name,
      @Nullable String description,
      Amount price,
      ProductStatus status,
      List<CategorySlug> categories) {
    public Request {
      categories = List.copyOf(categories);
    }
  }
}

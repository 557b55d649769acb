package dev.purser.application.catalog;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Adds a product to the catalogue. Refused with {@code sku-taken} when a living product has the
 * SKU, with {@code amount-out-of-range} unless the price is 1 to 2^53-1, and with {@code
 * asset-mismatch} when there is no such asset.
 */
public interface CreateProduct {
  Reply<Product> create(Actor actor, Request request);

  /** The product to be; a published one can be ordered at once. */
  record Request(
      Sku sku, String name, @Nullable String description, Amount price, ProductStatus status) {}
}

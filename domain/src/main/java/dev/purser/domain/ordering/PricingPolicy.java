package dev.purser.domain.ordering;

import dev.purser.domain.shared.Sku;
import java.util.Map;

/**
 * How an order is priced. Pure: the same basket and terms give the same prices, so that a quote and
 * an order agree. All items of a basket are priced in one asset.
 *
 * @param <T> what the policy has to know about a SKU beyond its offer; {@link Void} for nothing
 */
@FunctionalInterface
public interface PricingPolicy<T> {

  /** The price that the catalogue names, and nothing else. */
  PricingPolicy<Void> CATALOGUE = (basket, terms) -> Prices.ofCatalogue(basket);

  /**
   * Prices all of a basket.
   *
   * @param terms what is known of the basket's SKUs, loaded for all orders of a batch at once; what
   *     nothing is known of is absent
   * @return a price per item, in the order of the items, and adjustments
   */
  Prices price(Basket basket, Map<Sku, T> terms);
}

package dev.purser.application.ordering;

import dev.purser.application.shared.writepath.Kind;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.Registration;
import dev.purser.application.shared.writepath.Source;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.ordering.Basket;
import dev.purser.domain.ordering.Prices;
import dev.purser.domain.ordering.PricingPolicy;
import dev.purser.domain.shared.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A pricing policy, and where it has from what it knows about SKUs: that is read for all orders of
 * a batch in one go, after the locks, so that prices are those of the commit.
 *
 * @param <T> what the policy has to know about a SKU
 */
public final class OrderPricing<T> {
  private final PricingPolicy<T> policy;
  private final Source.Readable<Sku, T> terms;
  private final Kind<Sku, T> kind = new Kind<>("pricing terms", 910, 0);

  private OrderPricing(PricingPolicy<T> policy, Source.Readable<Sku, T> terms) {
    this.policy = policy;
    this.terms = terms;
  }

  /** The catalogue's prices. */
  public static OrderPricing<?> ofCatalogue() {
    return by(PricingPolicy.CATALOGUE);
  }

  /** A policy that goes by the offers alone. */
  public static <T> OrderPricing<T> by(PricingPolicy<T> policy) {
    return by(policy, skus -> Map.of());
  }

  /**
   * A policy that goes by what is kept somewhere.
   *
   * @param terms what is known of each SKU, read within the order's transaction
   */
  public static <T> OrderPricing<T> by(PricingPolicy<T> policy, Source.Readable<Sku, T> terms) {
    return new OrderPricing<>(policy, terms);
  }

  Registration<?, ?> registration() {
    return new Registration<>(kind, terms);
  }

  void needs(Collection<Sku> skus, Needs needs) {
    needs.ofAll(kind, skus);
  }

  Prices price(Basket basket, WorkingSet loaded) {
    var known = new HashMap<Sku, T>();
    for (var item : basket.items()) {
      var sku = item.offer().sku();
      loaded.find(kind, sku).ifPresent(found -> known.put(sku, found));
    }
    return policy.price(basket, known);
  }
}

package dev.purser.example.domain.ordering;

import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Adjustment.Kind;
import dev.purser.domain.ordering.Basket;
import dev.purser.domain.ordering.Prices;
import dev.purser.domain.ordering.Prices.Spread;
import dev.purser.domain.ordering.PricingPolicy;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The catalogue's prices, less a discount on lines of many pieces, and a tax on all of it.
 * Discounts are rounded down and the tax half up, each once and not per piece.
 *
 * @param taxPercent of what is left after discounts; 0 for none
 */
public record TieredPrices(int taxPercent) implements PricingPolicy<Tiers> {
  private static final int ALL = 100;

  @Override
  public Prices price(Basket basket, Map<Sku, Tiers> terms) {
    var adjustments = new ArrayList<Spread>();
    var items = basket.items();
    var net =
        IntStream.range(0, items.size())
            .mapToObj(place -> discounted(place, items.get(place), terms, adjustments))
            .reduce(Amount::plus);
    net.map(sum -> new Amount(sum.asset(), share(sum.minorUnits(), taxPercent, ALL / 2)))
        .filter(tax -> tax.minorUnits() > 0)
        .map(tax -> new Adjustment(Kind.TAX, "tax-" + taxPercent, taxPercent + " % tax", tax))
        .map(Spread::overAll)
        .ifPresent(adjustments::add);
    return new Prices(items.stream().map(item -> item.offer().price()).toList(), adjustments);
  }

  /** What a line comes to after its discount, which is noted if there is any. */
  private static Amount discounted(
      int place, Basket.Item item, Map<Sku, Tiers> terms, List<Spread> adjustments) {
    var subtotal = item.offer().price().times(item.quantity());
    var tiers = terms.get(item.offer().sku());
    var percent = tiers == null ? 0 : tiers.percentFor(item.quantity());
    var less = new Amount(subtotal.asset(), -share(subtotal.minorUnits(), percent, 0));
    if (less.minorUnits() == 0) {
      return subtotal;
    }
    var name = percent + " % off " + item.offer().name();
    var code = "tier-" + percent;
    adjustments.add(new Spread(new Adjustment(Kind.DISCOUNT, code, name, less), List.of(place)));
    return subtotal.plus(less);
  }

  /** Without overflow, since the hundreds are taken apart. */
  private static long share(long amount, int percent, int rounding) {
    return amount / ALL * percent + (amount % ALL * percent + rounding) / ALL;
  }
}

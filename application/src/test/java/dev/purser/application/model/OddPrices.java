package dev.purser.application.model;

import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Basket;
import dev.purser.domain.ordering.Prices;
import dev.purser.domain.ordering.PricingPolicy;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Prices under which next to nothing divides: a quarter off whatever is bought by more than three
 * of, and a tax of seven in a hundred on all that is left; both rounded down.
 */
final class OddPrices implements PricingPolicy<Void> {
  private static final long MOST_AT_FULL_PRICE = 3;
  private static final BigInteger MOST = BigInteger.valueOf(Amount.MAX);

  @Override
  public Prices price(Basket basket, Map<Sku, Void> terms) {
    var items = basket.items();
    var many =
        IntStream.range(0, items.size())
            .filter(n -> items.get(n).quantity() > MOST_AT_FULL_PRICE)
            .boxed()
            .toList();
    var off = sum(many.stream().map(items::get).toList()).divide(BigInteger.valueOf(4));
    var tax =
        sum(items).subtract(off).multiply(BigInteger.valueOf(7)).divide(BigInteger.valueOf(100));
    var asset = items.getFirst().offer().price().asset();
    var spreads = new ArrayList<Prices.Spread>();
    spread(Adjustment.Kind.DISCOUNT, asset, off.negate(), many).ifPresent(spreads::add);
    spread(Adjustment.Kind.TAX, asset, tax, List.of()).ifPresent(spreads::add);
    return new Prices(items.stream().map(item -> item.offer().price()).toList(), spreads);
  }

  /** More than can be counted is as much as can be: what it is of is refused anyway. */
  private static Optional<Prices.Spread> spread(
      Adjustment.Kind kind, AssetCode asset, BigInteger size, List<Integer> items) {
    if (size.signum() == 0) {
      return Optional.empty();
    }
    var amount = new Amount(asset, size.min(MOST).max(MOST.negate()).longValueExact());
    var adjustment = new Adjustment(kind, "odd", "Whatever does not divide", amount);
    return Optional.of(new Prices.Spread(adjustment, items));
  }

  private static BigInteger sum(List<Basket.Item> items) {
    return items.stream()
        .map(item ->
            BigInteger.valueOf(item.offer().price().minorUnits())
                .multiply(BigInteger.valueOf(item.quantity())))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}

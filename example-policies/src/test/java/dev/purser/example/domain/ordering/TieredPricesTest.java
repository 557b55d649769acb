package dev.purser.example.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Basket;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TieredPricesTest {
  private static final Sku TEA = new Sku("tea");
  private static final Map<Sku, Tiers> TIERS =
      Map.of(TEA, new Tiers(new TreeMap<>(Map.of(10L, 5, 100L, 20))));

  @Test
  void takesNothingOffBelowTheFirstTier() {
    var prices = new TieredPrices(0).price(basket(item(9, 7)), TIERS);

    assertThat(prices.unitPrices()).containsExactly(credits(7));
    assertThat(prices.adjustments()).isEmpty();
  }

  @Test
  void takesThePercentageOfTheTierOffItsLineAlone() {
    var prices = new TieredPrices(0).price(basket(item(10, 7), item(1, 7), item(100, 7)), TIERS);

    assertThat(prices.adjustments())
        .extracting(spread -> spread.adjustment().amount(), spread -> spread.items())
        .containsExactly(tuple(credits(-3), List.of(0)), tuple(credits(-140), List.of(2)));
  }

  @Test
  void taxesWhatIsLeftAfterDiscounts() {
    var prices = new TieredPrices(20).price(basket(item(100, 7)), TIERS);

    var tax = prices.adjustments().getLast();
    assertThat(tax.adjustment().code()).isEqualTo("tax-20");
    assertThat(tax.adjustment().amount()).isEqualTo(credits(112));
    assertThat(tax.items()).isEmpty();
  }

  @Test
  void taxesTheLargestAmountWithoutOverflow() {
    var most = Amount.MAX / 2;

    var prices = new TieredPrices(20).price(basket(item(1, most)), Map.of());

    assertThat(prices.adjustments().getLast().adjustment().amount()).isEqualTo(credits(most / 5));
  }

  private static Basket.Item item(long quantity, long price) {
    return new Basket.Item(anOffer().of(TEA).at(credits(price)).build(), quantity);
  }

  private static Basket basket(Basket.Item... items) {
    return new Basket(new CustomerId(FreshIds.next()), List.of(items), Moments.NOON);
  }
}

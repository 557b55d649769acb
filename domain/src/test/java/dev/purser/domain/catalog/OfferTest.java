package dev.purser.domain.catalog;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.shared.Sku;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfferTest {
  private static final Sku TEA = new Sku("tea");

  @Test
  void isAvailableWhenItIsPublished() {
    var offer = anOffer().being(ProductStatus.PUBLISHED).build();

    assertThat(offer.requireAvailable()).isSameAs(offer);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PUBLISHED")
  void isNotAvailableOtherwise(ProductStatus status) {
    var offer = anOffer().of(TEA).being(status).build();

    assertRefused(offer::requireAvailable, new CatalogRefusal.ProductNotAvailable(TEA, status));
  }

  @Test
  void hasThePriceThatIsExpectedOrThatNobodyExpects() {
    var offer = anOffer().at(credits(5)).build();

    assertThat(offer.requirePrice(credits(5))).isEqualTo(credits(5));
    assertThat(offer.requirePrice(null)).isEqualTo(credits(5));
  }

  @Test
  void refusesBuyerWhoExpectsAnotherPriceOrAsset() {
    var offer = anOffer().of(TEA).at(credits(5)).build();

    assertRefused(
        () -> offer.requirePrice(credits(4)),
        new CatalogRefusal.PriceChanged(TEA, credits(4), credits(5)));
    assertRefused(
        () -> offer.requirePrice(euros(5)),
        new CatalogRefusal.PriceChanged(TEA, euros(5), credits(5)));
  }
}

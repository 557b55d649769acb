package dev.purser.application.catalog;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateProductTest {
  private static final Sku TEA = new Sku("tea");

  private final Ports ports = new InMemoryPorts().all();
  private final CatalogFeature feature =
      CatalogFeature.over(
          ports.catalog(), ports.writes(), ports.transactions(), ports.clock(), ports.ids());

  @Test
  void putsProductIntoTheCatalogue() {
    var product = Clerk.done(create(TEA, credits(5), ProductStatus.PUBLISHED));

    assertThat(product.publishedAt()).isEqualTo(Moments.NOON);
    assertThat(product.createdAt()).isEqualTo(Moments.NOON);
    assertThat(feature.queries().find(Actor.SYSTEM, product.id())).contains(product);
    assertThat(feature.queries().search(Actor.SYSTEM, ProductSearch.ALL, Slice.first(10)).items())
        .containsExactly(product);
  }

  @Test
  void leavesDraftUnpublished() {
    var draft = Clerk.done(create(TEA, credits(5), ProductStatus.DRAFT));

    assertThat(draft.publishedAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MIN_VALUE})
  void refusesPricesThatDoNotMove(long price) {
    assertRefused(
        create(TEA, credits(price), ProductStatus.PUBLISHED),
        "amount-out-of-range at price/amount");
  }

  @Test
  void refusesPriceInAssetThatNobodyHolds() {
    assertRefused(
        create(TEA, new Amount(new AssetCode("DOUBLOON"), 5), ProductStatus.PUBLISHED),
        "asset-mismatch at price/asset");
  }

  @Test
  void refusesSkuThatIsTakenAndTellsOfThePriceToo() {
    var _ = Clerk.done(create(TEA, credits(5), ProductStatus.PUBLISHED));

    assertRefused(
        create(TEA, credits(0), ProductStatus.DRAFT),
        "sku-taken at sku",
        "amount-out-of-range at price/amount");
  }

  private Reply<Product> create(Sku sku, Amount price, ProductStatus status) {
    var request = new CreateProduct.Request(sku, "Tea", "Of the best.", price, status, List.of());
    return feature.createProduct().create(Actor.SYSTEM, request);
  }
}

package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.catalog.ProductBuilder;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on offer is what the catalogue says. */
public abstract class OffersContract extends PortsContract {

  @ParameterizedTest
  @EnumSource
  void tellWhatProductOfEachStatusCosts(ProductStatus status) {
    var price = Amounts.credits(Amount.MAX);
    var product = ProductBuilder.aProduct().called("Tee 茶").at(price).being(status).build();
    change(() -> ports().products().addAll(List.of(product)));

    var found = read(() -> ports().offers().load(Set.of(product.sku())));

    assertThat(found)
        .containsOnlyKeys(product.sku())
        .containsEntry(product.sku(), new Offer(product.sku(), "Tee 茶", price, status));
  }

  @Test
  void tellNothingOfSkusThatNoProductHas() {
    var known = given().sku();
    var unknown = given().freshSku();

    assertThat(read(() -> ports().offers().load(Set.of(known, unknown)))).containsOnlyKeys(known);
  }

  @Test
  void tellNothingOfDeletedProducts() {
    var product = ProductBuilder.aProduct().build();
    change(() -> ports().products().addAll(List.of(product)));

    change(() -> ports().products().delete(product, Moments.EVENING));

    assertThat(read(() -> ports().offers().load(Set.of(product.sku())))).isEmpty();
  }
}

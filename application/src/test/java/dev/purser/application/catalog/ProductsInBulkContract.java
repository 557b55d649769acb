package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductBuilder;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many products at a time are the same products as one at a time. */
public abstract class ProductsInBulkContract extends PortsContract {

  @Test
  void addProductsAsOthersFindThem() {
    var plain = ProductBuilder.aProduct().build();
    var full =
        ProductBuilder.aProduct()
            .called("Tee 茶 🍵")
            .describedAs(UNICODE)
            .at(Amounts.credits(Amount.MAX))
            .being(ProductStatus.DRAFT)
            .in(given().category(), given().category())
            .build();

    change(() -> inBulk().insert(List.of(plain, full)));

    assertThat(read(() -> ports().products().find(List.of(plain.id(), full.id()))))
        .containsEntry(plain.id(), plain)
        .containsEntry(full.id(), full);
    assertThat(write(() -> inBulk().lock(List.of(plain.sku(), full.sku(), given().freshSku()))))
        .hasSize(2)
        .containsEntry(plain.sku(), plain)
        .containsEntry(full.sku(), full);
  }

  @Test
  void changeProductsAsOthersFindThem() {
    var before = ProductBuilder.aProduct().in(given().category()).build();
    change(() -> ports().products().addAll(List.of(before)));
    var content =
        new Product.Content(
            "Other",
            "Said.",
            Amounts.credits(9),
            ProductStatus.ARCHIVED,
            List.of(given().category(), given().category()));
    var after = before.with(content, Moments.EVENING);

    change(() -> {
      assertThat(inBulk().lock(List.of(before.sku()))).containsEntry(before.sku(), before);
      inBulk().update(List.of(after));
    });

    assertThat(read(() -> ports().products().find(List.of(before.id()))))
        .containsEntry(before.id(), after);
  }

  @Test
  void takeNoSecondProductWithSku() {
    var sku = given().sku();

    assertThatThrownBy(
            () -> change(() -> inBulk().insert(List.of(ProductBuilder.aProduct().of(sku).build()))))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void lockNoDeletedProducts() {
    var product = ProductBuilder.aProduct().build();
    change(() -> ports().products().addAll(List.of(product)));
    change(() -> ports().products().delete(product, Moments.EVENING));

    assertThat(write(() -> inBulk().lock(List.of(product.sku())))).isEmpty();
  }

  @Test
  void tellWhichAssetsAndCategoriesThereAre() {
    var category = given().category();
    var assets = List.of(AssetCode.CREDIT, new AssetCode("DOUBLOON"));
    var categories = Stream.of(category, new CategorySlug("none-" + category)).toList();

    assertThat(read(() -> inBulk().knownAssets(assets))).containsExactly(AssetCode.CREDIT);
    assertThat(read(() -> inBulk().knownCategories(categories))).containsExactly(category);
  }

  private ProductsInBulk inBulk() {
    return ports().catalog().inBulk();
  }
}

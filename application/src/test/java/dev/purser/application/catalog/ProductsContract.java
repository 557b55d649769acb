package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductBuilder;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Products are found as they were added. */
public abstract class ProductsContract extends PortsContract {

  @Test
  void findsProductsAsTheyWereAdded() {
    var plain = ProductBuilder.aProduct().build();
    var draft =
        ProductBuilder.aProduct()
            .called("Tee 茶 🍵")
            .describedAs(UNICODE)
            .at(Amounts.credits(Amount.MAX))
            .being(ProductStatus.DRAFT)
            .build();

    add(plain, draft);

    assertThat(read(() -> ports().products().find(List.of(plain.id(), draft.id()))))
        .containsOnlyKeys(plain.id(), draft.id())
        .containsEntry(plain.id(), plain)
        .containsEntry(draft.id(), draft);
  }

  @Test
  void findsNoProductThatDoesNotExist() {
    var known = ProductBuilder.aProduct().build();
    add(known);

    var unknown = new ProductId(ports().ids().next());

    assertThat(read(() -> ports().products().find(List.of(unknown, known.id()))))
        .containsOnlyKeys(known.id());
  }

  @Test
  void knowsInWhichAssetsPricesMayBe() {
    assertThat(read(() -> ports().products().hasAsset(AssetCode.CREDIT))).isTrue();
    assertThat(read(() -> ports().products().hasAsset(new AssetCode("DOUBLOON")))).isFalse();
  }

  @Test
  void knowsWhichSkusAreTaken() {
    var taken = ProductBuilder.aProduct().build();
    add(taken);

    var free = given().freshSku();
    var otherCase = new Sku(taken.sku().value().toUpperCase());

    assertThat(read(() -> ports().products().taken(List.of(taken.sku(), free, otherCase))))
        .containsExactly(taken.sku());
  }

  @Test
  void takesNoSecondProductWithSku() {
    var first = ProductBuilder.aProduct().build();
    add(first);

    assertThatThrownBy(() -> add(ProductBuilder.aProduct().of(first.sku()).build()))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void putsProductInPlaceOfTheVersionBefore() {
    var before = ProductBuilder.aProduct().in(given().category()).build();
    add(before);
    var after = changed(before, given().category());

    change(() -> ports().products().update(after));

    assertThat(find(before)).contains(after);
    assertThatThrownBy(() -> change(() -> ports().products().update(changed(before))))
        .isInstanceOf(TransactionFault.Conflict.class);
    assertThat(find(before)).contains(after);
  }

  @Test
  void countsVersionWhenOnlyCategoriesChange() {
    var before = ProductBuilder.aProduct().in(given().category()).build();
    add(before);
    var content = before.content();
    var after =
        before.with(
            new Product.Content(content.name(), null, content.price(), content.status(), List.of()),
            Moments.EVENING);

    change(() -> ports().products().update(after));

    assertThat(find(before)).contains(after);
  }

  @Test
  void freesSkuOfDeletedProduct() {
    var first = ProductBuilder.aProduct().build();
    add(first);

    change(() -> ports().products().delete(first, Moments.EVENING));

    var second = ProductBuilder.aProduct().of(first.sku()).build();
    assertThat(find(first)).isEmpty();
    assertThat(read(() -> ports().products().taken(List.of(first.sku())))).isEmpty();
    add(second);
    assertThat(find(second)).contains(second);
  }

  @Test
  void deletesNoProductInAnotherVersion() {
    var product = ProductBuilder.aProduct().build();
    add(product);
    change(() -> ports().products().update(changed(product)));

    assertThatThrownBy(() -> change(() -> ports().products().delete(product, Moments.EVENING)))
        .isInstanceOf(TransactionFault.Conflict.class);
  }

  private Optional<Product> find(Product product) {
    return read(() ->
        Optional.ofNullable(ports().products().find(List.of(product.id())).get(product.id())));
  }

  private static Product changed(Product product, CategorySlug... categories) {
    var content =
        new Product.Content(
            "Other", UNICODE, Amounts.credits(77), ProductStatus.ARCHIVED, List.of(categories));
    return product.with(content, Moments.EVENING);
  }

  private void add(Product... products) {
    change(() -> ports().products().addAll(List.of(products)));
  }
}

package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductBuilder;
import dev.purser.domain.catalog.ProductId;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
  void listsProductsInOrderOfTheirIds() {
    var ids = Stream.generate(ports().ids()::next).limit(4).map(ProductId::new);
    var products =
        ids.sorted(Comparator.comparing(ProductId::value))
            .map(id -> ProductBuilder.aProduct().withId(id).build())
            .toList();
    add(products.reversed().toArray(Product[]::new));

    var after = products.getFirst().id();

    assertThat(list(after, 2)).isEqualTo(products.subList(1, 3));
    assertThat(list(after, 200)).containsSequence(products.subList(1, 4));
    assertThat(read(() -> ports().products().list(null, 1))).hasSize(1);
  }

  private List<Product> list(ProductId after, int limit) {
    return read(() -> ports().products().list(after, limit));
  }

  private void add(Product... products) {
    change(() -> ports().products().addAll(List.of(products)));
  }
}

package dev.purser.domain.catalog;

import static dev.purser.domain.catalog.ProductBuilder.aProduct;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {

  @Test
  void hasNameAndDescriptionOfLimitedLength() {
    var longest = aProduct().called("n".repeat(200)).describedAs("d".repeat(10_000)).build();

    assertThat(longest.name()).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aProduct().called("n".repeat(201)).build());
    assertThatIllegalArgumentException().isThrownBy(() -> aProduct().called(" \t").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aProduct().describedAs("d".repeat(10_001)).build());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MIN_VALUE})
  void costsSomethingThatMoves(long price) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> aProduct().at(credits(price)).build());
  }

  @Test
  void hasBeenPublishedAtSomeTimeWhenItIsPublished() {
    var product = aProduct().build();

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Product(
                product.id(),
                product.sku(),
                product.name(),
                null,
                product.price(),
                ProductStatus.PUBLISHED,
                null,
                Moments.NOON));
  }
}

package dev.purser.domain.catalog;

import static dev.purser.domain.catalog.ProductBuilder.aProduct;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                List.of(),
                null,
                Moments.NOON,
                0));
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, DRAFT, true",
    "DRAFT, PUBLISHED, true",
    "DRAFT, ARCHIVED, true",
    "PUBLISHED, DRAFT, false",
    "PUBLISHED, PUBLISHED, true",
    "PUBLISHED, ARCHIVED, true",
    "ARCHIVED, DRAFT, false",
    "ARCHIVED, PUBLISHED, true",
    "ARCHIVED, ARCHIVED, true"
  })
  void neverBecomesDraftAgain(ProductStatus from, ProductStatus to, boolean can) {
    assertThat(from.canBecome(to)).isEqualTo(can);
  }

  @Test
  void refusesStatusThatItsOwnDoesNotLeadTo() {
    var published = aProduct().build();

    assertRefused(
        () -> change(published, ProductStatus.DRAFT, Moments.NOON),
        new CatalogRefusal.IllegalTransition(ProductStatus.PUBLISHED, ProductStatus.DRAFT));
  }

  @Test
  void notesWhenItWasFirstPublished() {
    var draft = aProduct().being(ProductStatus.DRAFT).build();

    var published = change(draft, ProductStatus.PUBLISHED, Moments.NOON);
    var archived = change(published, ProductStatus.ARCHIVED, Moments.EVENING);
    var again = change(archived, ProductStatus.PUBLISHED, Moments.EVENING);

    assertThat(draft.publishedAt()).isNull();
    assertThat(published.publishedAt()).isEqualTo(Moments.NOON);
    assertThat(again.publishedAt()).isEqualTo(Moments.NOON);
    assertThat(again.version()).isEqualTo(3);
  }

  @Test
  void staysTheSameVersionWhenNothingChanges() {
    var product = aProduct().build();

    assertThat(product.with(product.content(), Moments.EVENING)).isSameAs(product);
  }

  @Test
  void standsInEachCategoryOnce() {
    var tea = new CategorySlug("tea");
    var mugs = new CategorySlug("mugs");

    assertThat(aProduct().in(tea, mugs, tea).build().categories()).containsExactly(mugs, tea);
  }

  @Test
  void standsInLimitedNumberOfCategories() {
    var slugs =
        IntStream.rangeClosed(0, Product.MAX_CATEGORIES)
            .mapToObj(i -> new CategorySlug("c-" + i))
            .toArray(CategorySlug[]::new);

    assertRefused(() -> aProduct().in(slugs).build(), new CatalogRefusal.TooManyCategories(51));
  }

  private static Product change(Product product, ProductStatus status, Instant now) {
    var content = product.content();
    return product.with(
        new Product.Content(
            content.name(), content.description(), content.price(), status, content.categories()),
        now);
  }
}

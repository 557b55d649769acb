package dev.purser.application.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.catalog.ProductSearch.Position;
import dev.purser.application.shared.Slice;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search finds what it is for, all of it, in its order. Each test has a category of its own. */
public abstract class ProductSearchContract extends PortsContract {
  private CategorySlug category;
  private UUID latest = new UUID(0, 0);

  @BeforeEach
  void openCategory() {
    category = given().category();
  }

  @ParameterizedTest
  @ValueSource(strings = {"teapot", "TEAPOT", "blue teapot", "teapot blue", "  teapot! "})
  void findsProductByWordsOfItsName(String words) {
    var teapot = add(aProduct().called("Blue Teapot"));
    add(aProduct().called("Red Cup"));

    assertThat(found(words)).containsExactly(teapot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"teapto", "teapott", "teepot", "tepot", "teapots"})
  void findsProductByMisspelledName(String words) {
    var teapot = add(aProduct().called("Blue Teapot"));
    add(aProduct().called("Red Cup"));

    assertThat(found(words)).containsExactly(teapot);
  }

  @Test
  void findsProductByItsDescription() {
    var teapot = add(aProduct().called("Blue Teapot").describedAs("Of porcelain from Limoges."));
    add(aProduct().called("Red Cup"));

    assertThat(found("porcelain limoges")).containsExactly(teapot);
    assertThat(found("porcelain cup")).isEmpty();
  }

  @Test
  void findsProductByItsSku() {
    var teapot = add(aProduct().called("Blue Teapot"));

    assertThat(found(teapot.sku().value())).contains(teapot);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grün", "GRÜNER", "茶壶", "чайник"})
  void findsWordsOfAnyLanguage(String words) {
    var teapot = add(aProduct().called("Grün GRÜNER 茶壶 чайник"));
    add(aProduct().called("Red Cup"));

    assertThat(found(words)).containsExactly(teapot);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "_",
        "%%%%",
        "*",
        "'",
        "''",
        "\\",
        "';--",
        "!",
        "&|!()",
        ":*",
        "<->",
        "\uD83C\uDF75",
        "zzzz' OR '1'='1",
        "xq'); DROP TABLE products;--",
        "$1",
        "?",
        "{}",
        "\u202E\u0301"
      })
  void takesEveryTextForNothingButWords(String words) {
    add(aProduct().called("Blue Teapot"));

    assertThat(found(words)).isEmpty();
    assertThat(found("teapot")).hasSize(1);
  }

  @Test
  void takesTheLongestWords() {
    add(aProduct().called("Blue Teapot"));

    assertThat(found("x".repeat(ProductSearch.MAX_WORDS))).isEmpty();
    assertThat(found("q y ".repeat(ProductSearch.MAX_WORDS / 4))).isEmpty();
  }

  @Test
  void tellsWhatFitsBestFirst() {
    var described = add(aProduct().called("Cosy").describedAs("Keeps a teapot warm."));
    var alike = add(aProduct().called("Teapost"));
    var named = add(aProduct().called("Teapot"));

    var found = found("teapot");

    assertThat(found).first().isEqualTo(named);
    assertThat(found).containsExactlyInAnyOrder(described, alike, named);
  }

  @Test
  void keepsToStatusAndPrice() {
    var draft = add(aProduct().being(ProductStatus.DRAFT).at(Amounts.credits(5)));
    var cheap = add(aProduct().at(Amounts.credits(7)));
    var dear = add(aProduct().at(Amounts.credits(Amount.MAX)));

    assertThat(products(search(null, ProductStatus.DRAFT, null, null))).containsExactly(draft);
    assertThat(products(search(null, null, 7L, null))).containsExactly(cheap, dear);
    assertThat(products(search(null, null, 5L, 7L))).containsExactly(draft, cheap);
    assertThat(products(search(null, ProductStatus.PUBLISHED, null, 7L))).containsExactly(cheap);
    assertThat(products(inAsset(AssetCode.CREDIT))).hasSize(3);
    assertThat(products(inAsset(new AssetCode("DOUBLOON")))).isEmpty();
  }

  @Test
  void keepsToCategory() {
    add(aProduct());
    var other = given().category();
    var both = add(aProduct().in(other, category));

    var search = new ProductSearch(null, other, null, null, null, null, ProductSort.OLDEST);

    assertThat(products(search)).containsExactly(both);
  }

  @Test
  void findsNoDeletedProduct() {
    var product = add(aProduct().called("Blue Teapot"));

    change(() -> ports().products().delete(product, Moments.EVENING));

    assertThat(found("teapot")).isEmpty();
    assertThat(products(ordered(ProductSort.NAME))).isEmpty();
  }

  @Test
  void ordersByCreationNameAndPrice() {
    var b = add(aProduct().called("banana").at(Amounts.credits(100)));
    var c = add(aProduct().called("Cherry").at(Amounts.credits(20)));
    var a = add(aProduct().called("Apple").at(Amounts.credits(3)));

    assertThat(products(ordered(ProductSort.OLDEST))).containsExactly(b, c, a);
    assertThat(products(ordered(ProductSort.NEWEST))).containsExactly(a, c, b);
    assertThat(products(ordered(ProductSort.NAME))).containsExactly(a, b, c);
    assertThat(products(ordered(ProductSort.NAME_DESCENDING))).containsExactly(c, b, a);
    assertThat(products(ordered(ProductSort.PRICE))).containsExactly(a, c, b);
    assertThat(products(ordered(ProductSort.PRICE_DESCENDING))).containsExactly(b, c, a);
  }

  @ParameterizedTest
  @EnumSource
  void isToldPieceByPieceWithoutGapsInEveryOrder(ProductSort sort) {
    for (var i = 0; i < 7; i++) {
      add(aProduct().called("Teapot " + "🍵".repeat(i / 2 * 30)).at(Amounts.credits(1 + i / 3)));
    }
    var search = ordered(sort);
    var whole = products(search);

    var pieces = new ArrayList<Product>();
    var slice = Slice.<Position>first(1);
    var piece = read(slice, search);
    while (!piece.isEmpty()) {
      pieces.addAll(piece.stream().map(Products.Found::product).toList());
      slice = Slice.after(piece.getLast().position(), 1);
      piece = read(slice, search);
    }

    assertThat(whole).hasSize(7);
    assertThat(pieces).isEqualTo(whole);
    assertThat(read(new Slice.Numbered<>(2, 3), search))
        .extracting(Products.Found::product)
        .isEqualTo(whole.subList(3, 6));
    assertThat(read(() -> ports().products().count(search))).isEqualTo(7);
  }

  private List<Products.Found> read(Slice<Position> slice, ProductSearch search) {
    return read(() -> ports().products().search(search, slice));
  }

  private ProductBuilder aProduct() {
    latest = laterThan(latest);
    return ProductBuilder.aProduct().withId(new ProductId(latest)).in(category);
  }

  @CanIgnoreReturnValue
  private Product add(ProductBuilder builder) {
    var product = builder.of(skuWithoutDigits()).build();
    change(() -> ports().products().addAll(List.of(product)));
    return product;
  }

  /** Otherwise a search for a digit would now and then find a SKU that was drawn. */
  private Sku skuWithoutDigits() {
    var letters =
        given()
            .freshSku()
            .value()
            .chars()
            .map(c -> Character.isDigit(c) ? 'g' + Character.digit(c, 10) : c);
    return new Sku(
        letters
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
  }

  private List<Product> found(String words) {
    return products(
        new ProductSearch(words, category, null, null, null, null, ProductSort.RELEVANCE));
  }

  private List<Product> products(ProductSearch search) {
    return read(Slice.first(100), search).stream().map(Products.Found::product).toList();
  }

  private ProductSearch ordered(ProductSort sort) {
    var words = sort == ProductSort.RELEVANCE ? "teapot" : null;
    return new ProductSearch(words, category, null, null, null, null, sort);
  }

  private ProductSearch search(String words, ProductStatus status, Long from, Long to) {
    return new ProductSearch(words, category, status, null, from, to, ProductSort.OLDEST);
  }

  private ProductSearch inAsset(AssetCode asset) {
    return new ProductSearch(null, category, null, asset, null, null, ProductSort.OLDEST);
  }
}

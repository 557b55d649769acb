package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.catalog.CategorySlug;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.inventory.LocationCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  private static final String LONG_16 = "A234567890123456";
  private static final String LONG_32 = LONG_16 + LONG_16;
  private static final String LONG_64 = LONG_32 + LONG_32;

  @ParameterizedTest
  @ValueSource(strings = {"CREDIT", "EUR", "X", "A_1", LONG_16})
  void assetsHaveCodesOfCapitals(String code) {
    assertThat(new AssetCode(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "1A", "_A", "A-B", "EUR ", "EUR\n", "ÄÖ", LONG_16 + "7"})
  void assetsHaveNoOtherCodes(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new AssetCode(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tea", "TEA-1.5_kg", "0", "a..b", LONG_64})
  void productsHaveSkusOfLettersAndDigits(String sku) {
    assertThat(Sku.of(sku)).hasValue(new Sku(sku));
    assertThat(new Sku(sku)).hasToString(sku);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-tea", ".tea", "te a", "tea\n", "tea/1", "thé", LONG_64 + "5"})
  void productsHaveNoOtherSkus(String sku) {
    assertThat(Sku.of(sku)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Sku(sku));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAIN", "W-1", "1", "A_B", LONG_32})
  void locationsHaveCodesOfCapitalsAndDigits(String code) {
    assertThat(LocationCode.of(code)).hasValue(new LocationCode(code));
    assertThat(new LocationCode(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "-A", "A B", "MAIN\n", LONG_32 + "3"})
  void locationsHaveNoOtherCodes(String code) {
    assertThat(LocationCode.of(code)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new LocationCode(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tea", "0", "green-tea", "a--b"})
  void categoriesHaveSlugsOfSmallLettersAndDigits(String slug) {
    assertThat(CategorySlug.of(slug)).hasValue(new CategorySlug(slug));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Tea", "-tea", "te a", "tea\n", "thé", "a/b", LONG_64 + "5"})
  void categoriesHaveNoOtherSlugs(String slug) {
    assertThat(CategorySlug.of(slug)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new CategorySlug(slug));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b", "Ann.Lee+shop@Example.org", "zoë@例え.jp", LONG_64 + "@x.org"})
  void customersHaveAddressesWithOneAt(String address) {
    assertThat(new EmailAddress(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann", "@b", "a@", "a@b@c", "a b@c", "a@b\n", LONG_64 + "5@x.org"})
  void customersHaveNoOtherAddresses(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.org", "ANN@EXAMPLE.ORG", "Ann@Example.Org"})
  void addressesAreComparedWithoutRegardToCase(String address) {
    assertThat(new EmailAddress(address).folded()).isEqualTo("ann@example.org");
  }
}

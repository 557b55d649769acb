package dev.purser.domain.shared;

import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 999_999, 1_000_000})
  void areFromOneToAMillion(long quantity) {
    assertThat(Quantities.isValid(quantity)).isTrue();
    assertThat(Quantities.require(quantity)).isEqualTo(quantity);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void areRefusedOutOfRange(long quantity) {
    assertThat(Quantities.isValid(quantity)).isFalse();
    assertRefused(
        () -> Quantities.require(quantity), new ValueRefusal.QuantityOutOfRange(quantity));
  }
}

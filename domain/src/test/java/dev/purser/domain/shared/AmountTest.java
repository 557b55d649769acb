package dev.purser.domain.shared;

import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  private static final long MAX = 9_007_199_254_740_991L;

  @Test
  void largestIsTheLargestIntegerThatJsonClientsHoldExactly() {
    assertThat(Amount.MAX).isEqualTo(MAX).isEqualTo((1L << 53) - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, MAX - 1, MAX})
  void movesFromOneToLargest(long minorUnits) {
    var amount = credits(minorUnits);

    assertThat(amount.isMovable()).isTrue();
    assertThat(amount.requireMovable()).isSameAs(amount);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -MAX, MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesToMoveWhatIsOutOfRange(long minorUnits) {
    var amount = credits(minorUnits);

    assertThat(amount.isMovable()).isFalse();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(amount::requireMovable)
        .extracting(refused -> refused.refusal().code())
        .isEqualTo("amount-out-of-range");
  }

  @Test
  void addsUpToTheLargest() {
    assertThat(credits(2).plus(credits(3))).isEqualTo(credits(5));
    assertThat(credits(MAX - 1).plus(credits(1))).isEqualTo(credits(MAX));
    assertThat(credits(-MAX).plus(credits(MAX))).isEqualTo(Amount.zero(AssetCode.CREDIT));
  }

  @ParameterizedTest
  @CsvSource({
    MAX + ", 1",
    MAX + "," + MAX,
    "-" + MAX + ", -1",
    Long.MAX_VALUE + ", 1",
    Long.MAX_VALUE + "," + Long.MAX_VALUE,
    Long.MIN_VALUE + ", -1",
    Long.MIN_VALUE + "," + Long.MIN_VALUE
  })
  void refusesSumBeyondTheLargest(long one, long other) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> credits(one).plus(credits(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 3, 2",
    "3, 5, -2",
    "0, " + MAX + ", -" + MAX,
    MAX + "," + MAX + ", 0",
    "-" + MAX + ", -" + MAX + ", 0",
    "-1, -" + MAX + ", " + (MAX - 1)
  })
  void takesAwayDownToTheSmallest(long one, long other, long difference) {
    assertThat(credits(one).minus(credits(other))).isEqualTo(credits(difference));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, " + MAX,
    "1, -" + MAX,
    MAX + ", -1",
    "0, " + Long.MIN_VALUE,
    "-1, " + Long.MIN_VALUE,
    "0, " + Long.MAX_VALUE,
    Long.MIN_VALUE + ", 1"
  })
  void refusesDifferenceBeyondTheLargest(long one, long other) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> credits(one).minus(credits(other)))
        .extracting(refused -> refused.refusal().code())
        .isEqualTo("amount-out-of-range");
  }

  @Test
  void addsNothingOfAnotherAsset() {
    assertThatIllegalArgumentException().isThrownBy(() -> credits(1).plus(euros(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> credits(1).minus(euros(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4, 12",
    "1, " + MAX + "," + MAX,
    MAX + ", 1, " + MAX,
    "94906265, 94906265, 9007199136250225",
    MAX + ", -1, -" + MAX,
    MAX + ", 0, 0",
    "0, " + Long.MAX_VALUE + ", 0"
  })
  void multipliesUpToTheLargest(long minorUnits, long factor, long product) {
    assertThat(credits(minorUnits).times(factor)).isEqualTo(credits(product));
  }

  @ParameterizedTest
  @CsvSource({
    "2, " + MAX,
    MAX + ", 1000000",
    "94906266, 94906266",
    "4294967296, 4294967296",
    Long.MAX_VALUE + "," + Long.MAX_VALUE,
    Long.MIN_VALUE + ", -1",
    Long.MIN_VALUE + ", 2",
    Long.MIN_VALUE + "," + Long.MIN_VALUE
  })
  void refusesProductBeyondTheLargest(long minorUnits, long factor) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> credits(minorUnits).times(factor));
  }
}

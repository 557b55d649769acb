package dev.purser.domain.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockMovementTest {
  private static final StockKey KEY = new StockKey(new Sku("tea"), LocationCode.MAIN);

  @Test
  void movesSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> movement(0, null));
  }

  @Test
  void hasReasonOfUpToFiveHundredCharacters() {
    assertThat(movement(1, "x".repeat(500)).reason()).hasSize(500);
    assertThatIllegalArgumentException().isThrownBy(() -> movement(1, "x".repeat(501)));
  }

  @Test
  void keysAreOrderedBySkuAndThenLocation() {
    var first = new StockKey(new Sku("a"), new LocationCode("Z"));
    var second = new StockKey(new Sku("b"), new LocationCode("A"));
    var third = new StockKey(new Sku("b"), new LocationCode("B"));

    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(third);
  }

  private static StockMovement movement(long change, @Nullable String reason) {
    return new StockMovement(
        new MovementId(FreshIds.next()),
        KEY,
        MovementType.RECEIVE,
        change,
        reason,
        null,
        Moments.NOON);
  }
}

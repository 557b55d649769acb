package dev.purser.domain.inventory;

import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import dev.purser.domain.shared.ValueRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StockMovementTest {
  private static final StockKey KEY = new StockKey(new Sku("tea"), LocationCode.MAIN);

  @Test
  void movesSomething() {
    assertThatIllegalArgumentException().isThrownBy(() -> movement(0, null, null));
  }

  @Test
  void hasReasonOfUpToFiveHundredCharacters() {
    assertThat(movement(1, "x".repeat(500), null).reason()).hasSize(500);
    assertThatIllegalArgumentException().isThrownBy(() -> movement(1, "x".repeat(501), null));
  }

  @Test
  void hasReferenceOfUpToHundredCharacters() {
    assertThat(movement(1, null, "x".repeat(100)).reference()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(() -> movement(1, null, "x".repeat(101)));
  }

  @ParameterizedTest
  @EnumSource(names = {"RECEIVE", "RETURN"})
  void bringsPiecesWhenTheyComeInOrBack(MovementType type) {
    assertThat(type.permits(1)).isTrue();
    assertThat(type.permits(-1)).isFalse();
    assertThat(type.permits(0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"SHIP", "WRITE_OFF"})
  void takesPiecesWhenTheyLeaveOrAreLost(MovementType type) {
    assertThat(type.permits(-1)).isTrue();
    assertThat(type.permits(1)).isFalse();
    assertThat(type.permits(0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ADJUST", "TRANSFER"})
  void doesEitherWhenTheyAreCountedOrMoved(MovementType type) {
    assertThat(type.permits(1)).isTrue();
    assertThat(type.permits(-1)).isTrue();
    assertThat(type.permits(0)).isFalse();
  }

  @Test
  void hasAnotherSideWhenItIsTransferAndOnlyThen() {
    var other = new StockMovement.OtherSide(new MovementId(FreshIds.next()), KEY.location());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> movement(MovementType.TRANSFER, 1, null, null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> movement(MovementType.RECEIVE, 1, null, null, other));
    assertThat(movement(MovementType.TRANSFER, 1, null, null, other).otherSide()).isEqualTo(other);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADJUST")
  void isAskedForByTheNumberOfPieces(MovementType type) {
    assertThat(type.require(1)).isEqualTo(1);
    assertThat(type.require(1_000_000)).isEqualTo(1_000_000);
    for (var wrong : new long[] {0, -1, 1_000_001, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertRefused(() -> type.require(wrong), new ValueRefusal.QuantityOutOfRange(wrong));
    }
  }

  @Test
  void isAskedForUpOrDownWhenItAdjusts() {
    for (var right : new long[] {1, -1, 1_000_000, -1_000_000}) {
      assertThat(MovementType.ADJUST.require(right)).isEqualTo(right);
    }
    for (var wrong : new long[] {0, 1_000_001, -1_000_001, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertRefused(
          () -> MovementType.ADJUST.require(wrong),
          new InventoryRefusal.AdjustmentOutOfRange(wrong));
    }
  }

  @Test
  void keysAreOrderedBySkuAndThenLocation() {
    var first = new StockKey(new Sku("a"), new LocationCode("Z"));
    var second = new StockKey(new Sku("b"), new LocationCode("A"));
    var third = new StockKey(new Sku("b"), new LocationCode("B"));

    assertThat(first).isLessThan(second);
    assertThat(second).isLessThan(third);
  }

  private static StockMovement movement(
      long change, @Nullable String reason, @Nullable String reference) {
    return movement(MovementType.RECEIVE, change, reason, reference, null);
  }

  private static StockMovement movement(
      MovementType type,
      long change,
      @Nullable String reason,
      @Nullable String reference,
      StockMovement.@Nullable OtherSide otherSide) {
    return new StockMovement(
        new MovementId(FreshIds.next()),
        KEY,
        type,
        change,
        reason,
        reference,
        null,
        otherSide,
        Moments.NOON);
  }
}

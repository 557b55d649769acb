package dev.purser.domain.inventory;

import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.domain.inventory.InventoryRefusal.LimitOutOfRange;
import dev.purser.domain.inventory.InventoryRefusal.OutOfStock;
import dev.purser.domain.inventory.InventoryRefusal.StockAllocated;
import dev.purser.domain.shared.Sku;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockItemTest {
  private static final StockKey KEY = new StockKey(new Sku("tea"), LocationCode.MAIN);

  @Test
  void sellsWhatIsThereAndUnclaimedAndWhatMayBeBackordered() {
    var item = aStockItem().with(10).allocated(4).backorderingUpTo(5).build();

    assertThat(item.available()).isEqualTo(6);
    assertThat(item.sellable()).isEqualTo(11);
  }

  @Test
  void hasLessThanNothingAvailableWhileBackordersWait() {
    var item = aStockItem().with(2).allocated(6).backorderingUpTo(5).build();

    assertThat(item.available()).isEqualTo(-4);
    assertThat(item.sellable()).isEqualTo(1);
  }

  @Test
  void allocatesAllThatIsSellableAndNoMore() {
    var item = aStockItem().with(10).allocated(4).backorderingUpTo(5).build();

    var sold = item.allocate(11, NOON);

    assertThat(sold)
        .isEqualTo(aStockItem().with(10).allocated(15).backorderingUpTo(5).changedAt(NOON).build());
    assertRefused(() -> sold.allocate(1, NOON), OutOfStock.at(KEY, 1, 0));
    assertRefused(() -> item.allocate(12, NOON), OutOfStock.at(KEY, 12, 11));
  }

  @Test
  void givesClaimUp() {
    var item = aStockItem().with(10).allocated(4).build();

    assertThat(item.release(4, NOON)).isEqualTo(aStockItem().with(10).changedAt(NOON).build());
  }

  @Test
  void shipsWhatIsClaimed() {
    var item = aStockItem().with(10).allocated(4).build();

    assertThat(item.ship(3, EVENING))
        .isEqualTo(aStockItem().with(7).allocated(1).changedAt(EVENING).build());
  }

  @Test
  void refusesToShipWhatIsBackorderedUntilItIsThere() {
    var item = aStockItem().with(2).allocated(6).backorderingUpTo(5).build();

    assertRefused(() -> item.ship(3, NOON), OutOfStock.at(KEY, 3, 2));
    assertThat(item.receive(1, NOON).ship(3, NOON).onHand()).isZero();
  }

  @Test
  void neitherReleasesNorShipsMoreThanIsClaimed() {
    var item = aStockItem().with(10).allocated(4).build();

    assertThatIllegalStateException().isThrownBy(() -> item.release(5, NOON));
    assertThatIllegalStateException().isThrownBy(() -> item.ship(5, NOON));
  }

  @Test
  void receivesWhatComesIn() {
    var item = aStockItem().with(10).allocated(4).build();

    assertThat(item.receive(5, NOON))
        .isEqualTo(aStockItem().with(15).allocated(4).changedAt(NOON).build());
  }

  @Test
  void shipsUnclaimedWhatIsAvailableAndNothingThatIsBackordered() {
    var item = aStockItem().with(10).allocated(4).backorderingUpTo(5).build();

    assertThat(item.shipUnclaimed(6, NOON))
        .isEqualTo(aStockItem().with(4).allocated(4).backorderingUpTo(5).changedAt(NOON).build());
    assertRefused(() -> item.shipUnclaimed(7, NOON), OutOfStock.at(KEY, 7, 6));
  }

  @Test
  void shipsNothingUnclaimedWhileBackordersWait() {
    var item = aStockItem().with(2).allocated(6).backorderingUpTo(5).build();

    assertRefused(() -> item.shipUnclaimed(1, NOON), OutOfStock.at(KEY, 1, 0));
  }

  @Test
  void removesWhatIsNotNeededForWhatIsClaimed() {
    var item = aStockItem().with(10).allocated(6).backorderingUpTo(2).build();

    assertThat(item.remove(6, NOON))
        .isEqualTo(aStockItem().with(4).allocated(6).backorderingUpTo(2).changedAt(NOON).build());
    assertRefused(() -> item.remove(7, NOON), new StockAllocated(KEY, 3, 6, 2));
    assertRefused(() -> item.remove(11, NOON), OutOfStock.at(KEY, 11, 10));
  }

  @Test
  void takesLimitsThatLeaveRoomForWhatIsClaimed() {
    var item = aStockItem().with(2).allocated(6).backorderingUpTo(5).build();

    assertThat(item.limit(4, 3L, NOON))
        .isEqualTo(
            aStockItem().with(2).allocated(6).backorderingUpTo(4).lowAt(3).changedAt(NOON).build());
    assertThat(item.limit(4, 3L, NOON).limit(4, null, NOON).lowStockThreshold()).isNull();
    assertRefused(() -> item.limit(3, null, NOON), new StockAllocated(KEY, 2, 6, 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_000_000})
  void limitsToSoManyPieces(long limit) {
    assertThat(StockItem.requireLimit(limit)).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_000_001, Long.MIN_VALUE, Long.MAX_VALUE})
  void limitsToNothingElse(long limit) {
    assertRefused(() -> StockItem.requireLimit(limit), new LimitOutOfRange(limit));
  }

  @Test
  void isLowWhenNoMoreIsAvailableThanSomebodyWantsToKnowOf() {
    assertThat(aStockItem().with(9).allocated(4).lowAt(4).build().isLow()).isFalse();
    assertThat(aStockItem().with(9).allocated(5).lowAt(4).build().isLow()).isTrue();
    assertThat(aStockItem().with(0).allocated(5).lowAt(0).build().isLow()).isTrue();
    assertThat(aStockItem().with(0).build().isLow()).isFalse();
  }

  @Test
  void tellsNoMoreClaimsThanAreReadInOneGlance() {
    var claim = new StockClaim(new UUID(1, 2), 7, 3, null);
    var refusal = new StockAllocated(KEY, 3, 6, 2);

    assertThat(refusal.figures().byName()).doesNotContainKey("allocations");
    assertThat(refusal.because(List.of(claim)).allocations()).containsExactly(claim);
    assertThat(refusal.because(Collections.nCopies(21, claim)).allocations())
        .hasSize(StockAllocated.MOST_TOLD);
  }
}

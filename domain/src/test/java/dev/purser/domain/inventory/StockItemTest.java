package dev.purser.domain.inventory;

import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.domain.shared.Sku;
import org.junit.jupiter.api.Test;

class StockItemTest {
  private static final Sku TEA = new Sku("tea");

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
    assertRefused(() -> sold.allocate(1, NOON), new InventoryRefusal.OutOfStock(TEA, 1, 0));
    assertRefused(() -> item.allocate(12, NOON), new InventoryRefusal.OutOfStock(TEA, 12, 11));
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

    assertRefused(() -> item.ship(3, NOON), new InventoryRefusal.OutOfStock(TEA, 3, 2));
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
}

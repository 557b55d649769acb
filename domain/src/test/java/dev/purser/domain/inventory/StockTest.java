package dev.purser.domain.inventory;

import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StockTest {
  private static final Sku TEA = new Sku("tea");

  private final Map<StockKey, StockItem> items = new HashMap<>();
  private final StockKey east = there(aStockItem().at("EAST").with(3).build());
  private final StockKey north = there(aStockItem().at("NORTH").with(0).build());
  private final StockKey west = there(aStockItem().at("WEST").with(10).allocated(4).build());

  private final Stock stock = new Stock(items::get, NOON);

  @Test
  void allocatesFromOneLocationAfterTheOther() {
    var claims = stock.allocate(TEA, 5, List.of(east, north, west));

    assertThat(claims).containsExactly(entry(east, 3L), entry(west, 2L));
    assertThat(stock.changedItems())
        .containsExactly(items.get(east).allocate(3, NOON), items.get(west).allocate(2, NOON));
  }

  @Test
  void touchesOnlyTheLocationsThatItNeeds() {
    var claims = stock.allocate(TEA, 2, List.of(west, east));

    assertThat(claims).containsExactly(entry(west, 2L));
    assertThat(stock.changedItems()).hasSize(1);
  }

  @Test
  void claimsNothingWhenAllLocationsTogetherHaveTooLittle() {
    assertRefused(
        () -> stock.allocate(TEA, 10, List.of(east, north, west)),
        new InventoryRefusal.OutOfStock(TEA, 10, 9));
    assertThat(stock.changedItems()).isEmpty();
  }

  @Test
  void claimsNothingWhereThereIsNoLocation() {
    assertRefused(
        () -> stock.allocate(TEA, 1, List.of()), new InventoryRefusal.OutOfStock(TEA, 1, 0));
  }

  @Test
  void doesNotCountOversoldLocationAgainstTheOthers() {
    var oversold = there(aStockItem().at("SOUTH").with(0).allocated(9).backorderingUpTo(2).build());

    var claims = stock.allocate(TEA, 3, List.of(oversold, east));

    assertThat(claims).containsExactly(entry(east, 3L));
  }

  @Test
  void letsLineSeeWhatTheLineBeforeItTook() {
    var first = stock.allocate(TEA, 6, List.of(east, west));

    var second = stock.allocate(TEA, 3, List.of(east, west));

    assertThat(first).containsExactly(entry(east, 3L), entry(west, 3L));
    assertThat(second).containsExactly(entry(west, 3L));
    assertRefused(
        () -> stock.allocate(TEA, 1, List.of(east, west)),
        new InventoryRefusal.OutOfStock(TEA, 1, 0));
  }

  @Test
  void claimsAgainWhatWasReleased() {
    stock.release(west, 4);

    assertThat(stock.allocate(TEA, 10, List.of(west))).containsExactly(entry(west, 10L));
  }

  @Test
  void shipsWithMovementOutOfTheLocation() {
    var order = FreshIds.next();
    var id = new MovementId(FreshIds.next());

    var shipped = stock.ship(id, west, 4, order);

    assertThat(shipped)
        .isEqualTo(new StockMovement(id, west, MovementType.SHIP, -4, null, order, NOON));
    assertThat(stock.movements()).containsExactly(shipped);
    assertThat(stock.changedItems()).containsExactly(items.get(west).ship(4, NOON));
  }

  @Test
  void receivesWithMovementIntoTheLocation() {
    var id = new MovementId(FreshIds.next());

    var received = stock.receive(id, north, 7, "delivery 12");

    assertThat(received)
        .isEqualTo(
            new StockMovement(id, north, MovementType.RECEIVE, 7, "delivery 12", null, NOON));
    assertThat(stock.movements()).containsExactly(received);
    assertThat(stock.changedItems()).containsExactly(items.get(north).receive(7, NOON));
  }

  @Test
  void leavesNoMovementOfWhatCouldNotBeShipped() {
    var backordered =
        there(aStockItem().at("SOUTH").with(1).allocated(2).backorderingUpTo(2).build());

    assertRefused(
        () -> stock.ship(new MovementId(FreshIds.next()), backordered, 2, FreshIds.next()),
        new InventoryRefusal.OutOfStock(TEA, 2, 1));
    assertThat(stock.movements()).isEmpty();
    assertThat(stock.changedItems()).isEmpty();
  }

  @Test
  void releasesNoMoreThanIsClaimed() {
    assertThatIllegalStateException().isThrownBy(() -> stock.release(west, 5));
  }

  private StockKey there(StockItem item) {
    items.put(item.key(), item);
    return item.key();
  }
}

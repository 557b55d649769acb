package dev.purser.domain.inventory;

import static dev.purser.domain.inventory.StockItemBuilder.aStockItem;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import dev.purser.domain.inventory.InventoryRefusal.OutOfStock;
import dev.purser.domain.inventory.InventoryRefusal.StockAllocated;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StockTest {
  private static final Sku TEA = new Sku("tea");
  private static final Remark REMARK = new Remark("delivery 12", "D-12");

  private static final AllocationPolicy FEWEST = new FewestLocations();

  private final Map<StockKey, StockItem> items = new HashMap<>();
  private final StockKey east = there(aStockItem().at("EAST").with(3).build());
  private final StockKey north = there(aStockItem().at("NORTH").with(0).build());
  private final StockKey west = there(aStockItem().at("WEST").with(10).allocated(4).build());

  private final Stock stock = new Stock(items::get, NOON);

  @Test
  void allocatesFromOneLocationAfterTheOther() {
    var claims = stock.allocate(FEWEST, TEA, 8, List.of(east, north, west));

    assertThat(claims).containsExactly(entry(east, 3L), entry(west, 5L));
    assertThat(stock.changedItems())
        .containsExactly(items.get(east).allocate(3, NOON), items.get(west).allocate(5, NOON));
  }

  @Test
  void touchesOnlyTheLocationsThatItNeeds() {
    var claims = stock.allocate(FEWEST, TEA, 2, List.of(west, east));

    assertThat(claims).containsExactly(entry(west, 2L));
    assertThat(stock.changedItems()).hasSize(1);
  }

  @Test
  void claimsNothingWhenAllLocationsTogetherHaveTooLittle() {
    assertRefused(
        () -> stock.allocate(FEWEST, TEA, 10, List.of(east, north, west)),
        new OutOfStock(TEA, 10, 9, List.of(share("EAST", 3), share("NORTH", 0), share("WEST", 6))));
    assertThat(stock.changedItems()).isEmpty();
  }

  @Test
  void claimsNothingWhereThereIsNoLocation() {
    assertRefused(
        () -> stock.allocate(FEWEST, TEA, 1, List.of()), new OutOfStock(TEA, 1, 0, List.of()));
  }

  @Test
  void doesNotCountOversoldLocationAgainstTheOthers() {
    var oversold = there(aStockItem().at("SOUTH").with(0).allocated(9).backorderingUpTo(2).build());

    var claims = stock.allocate(FEWEST, TEA, 3, List.of(oversold, east));

    assertThat(claims).containsExactly(entry(east, 3L));
    assertRefused(
        () -> stock.allocate(FEWEST, TEA, 1, List.of(oversold)),
        new OutOfStock(TEA, 1, 0, List.of(share("SOUTH", 0))));
  }

  @Test
  void tellsNoMoreLocationsThanAreReadInOneGlance() {
    var keys =
        IntStream.range(0, 21)
            .mapToObj(n -> there(aStockItem().at("L" + n).with(1).build()))
            .toList();
    var shares = IntStream.range(0, 20).mapToObj(n -> share("L" + n, 1)).toList();

    assertRefused(() -> stock.allocate(FEWEST, TEA, 22, keys), new OutOfStock(TEA, 22, 21, shares));
  }

  @Test
  void offersPolicyWhatIsLeftInTheOrderGiven() {
    var offered = new ArrayList<StockItem>();
    stock.release(west, 4);

    var claims =
        stock.allocate(
            (sku, quantity, from) -> {
              offered.addAll(from);
              return Map.of(west, quantity);
            },
            TEA,
            10,
            List.of(west, east));

    assertThat(claims).containsExactly(entry(west, 10L));
    assertThat(offered).containsExactly(items.get(west).release(4, NOON), items.get(east));
  }

  @Test
  void asksPolicyNothingWhileThereIsTooLittle() {
    AllocationPolicy never =
        (sku, quantity, from) -> {
          throw new AssertionError("asked");
        };

    assertRefused(
        () -> stock.allocate(never, TEA, 4, List.of(east)),
        new OutOfStock(TEA, 4, 3, List.of(share("EAST", 3))));
  }

  @Test
  void takesNothingFromPolicyThatDoesNotAddUp() {
    assertUnsound(Map.of(east, 1L));
    assertUnsound(Map.of(east, 2L, west, 1L));
    assertUnsound(Map.of());
  }

  @Test
  void takesNothingFromPolicyThatClaimsMoreThanIsSellable() {
    items.put(east, aStockItem().at("EAST").with(1).build());

    assertUnsound(Map.of(east, 2L));
  }

  @Test
  void takesNothingFromPolicyThatClaimsNothingOrLessSomewhere() {
    assertUnsound(Map.of(east, 2L, west, 0L));
    assertUnsound(Map.of(east, 3L, west, -1L));
  }

  @Test
  void takesNothingFromPolicyThatNobodyOffered() {
    var elsewhere = there(aStockItem().at("SOUTH").with(9).build());

    assertUnsound(Map.of(elsewhere, 2L));
  }

  @Test
  void letsLineSeeWhatTheLineBeforeItTook() {
    var first = stock.allocate(FEWEST, TEA, 7, List.of(east, west));

    var second = stock.allocate(FEWEST, TEA, 2, List.of(east, west));

    assertThat(first).containsExactly(entry(east, 3L), entry(west, 4L));
    assertThat(second).containsExactly(entry(west, 2L));
    assertRefused(
        () -> stock.allocate(FEWEST, TEA, 1, List.of(east, west)),
        new OutOfStock(TEA, 1, 0, List.of(share("EAST", 0), share("WEST", 0))));
  }

  @Test
  void claimsAgainWhatWasReleased() {
    stock.release(west, 4);

    assertThat(stock.allocate(FEWEST, TEA, 10, List.of(west))).containsExactly(entry(west, 10L));
  }

  @Test
  void shipsWithMovementOutOfTheLocation() {
    var order = FreshIds.next();
    var id = new MovementId(FreshIds.next());

    var shipped = stock.ship(id, west, 4, order);

    assertThat(shipped)
        .isEqualTo(
            new StockMovement(id, west, MovementType.SHIP, -4, null, null, order, null, NOON));
    assertThat(stock.movements()).containsExactly(shipped);
    assertThat(stock.changedItems()).containsExactly(items.get(west).ship(4, NOON));
  }

  @Test
  void receivesWithMovementIntoTheLocation() {
    var id = new MovementId(FreshIds.next());

    var received = stock.receive(id, north, 7, REMARK);

    assertThat(received).isEqualTo(unordered(id, north, MovementType.RECEIVE, 7));
    assertThat(stock.movements()).containsExactly(received);
    assertThat(stock.changedItems()).containsExactly(items.get(north).receive(7, NOON));
  }

  @Test
  void shipsUnclaimedPiecesWithoutOrder() {
    var id = new MovementId(FreshIds.next());

    var shipped = stock.shipUnclaimed(id, west, 6, REMARK);

    assertThat(shipped).isEqualTo(unordered(id, west, MovementType.SHIP, -6));
    assertThat(stock.changedItems()).containsExactly(items.get(west).shipUnclaimed(6, NOON));
  }

  @Test
  void takesBackForOrderAndWithoutOne() {
    var order = FreshIds.next();
    var id = new MovementId(FreshIds.next());
    var other = new MovementId(FreshIds.next());

    var returned = stock.takeBack(id, north, 2, order);
    var found = stock.takeBack(other, north, 1, REMARK);

    assertThat(returned)
        .isEqualTo(
            new StockMovement(id, north, MovementType.RETURN, 2, null, null, order, null, NOON));
    assertThat(found).isEqualTo(unordered(other, north, MovementType.RETURN, 1));
    assertThat(stock.changedItems()).containsExactly(items.get(north).receive(3, NOON));
  }

  @Test
  void writesOffForOrderAndWithoutOne() {
    var order = FreshIds.next();
    var id = new MovementId(FreshIds.next());
    var other = new MovementId(FreshIds.next());

    var broken = stock.writeOff(id, west, 2, order);
    var lost = stock.writeOff(other, west, 1, REMARK);

    assertThat(broken)
        .isEqualTo(
            new StockMovement(id, west, MovementType.WRITE_OFF, -2, null, null, order, null, NOON));
    assertThat(lost).isEqualTo(unordered(other, west, MovementType.WRITE_OFF, -1));
    assertThat(stock.changedItems()).containsExactly(items.get(west).remove(3, NOON));
  }

  @Test
  void adjustsUpAndDown() {
    var id = new MovementId(FreshIds.next());
    var other = new MovementId(FreshIds.next());

    var found = stock.adjust(id, west, 2, REMARK);
    var missed = stock.adjust(other, west, -8, REMARK);

    assertThat(found).isEqualTo(unordered(id, west, MovementType.ADJUST, 2));
    assertThat(missed).isEqualTo(unordered(other, west, MovementType.ADJUST, -8));
    assertThat(stock.changedItems())
        .containsExactly(items.get(west).receive(2, NOON).remove(8, NOON));
    assertRefused(() -> stock.adjust(id, west, -1, REMARK), new StockAllocated(west, 3, 4, 0));
  }

  @Test
  void transfersWithOneMovementOnEitherSide() {
    var out = new MovementId(FreshIds.next());
    var in = new MovementId(FreshIds.next());

    var left = stock.transfer(out, in, west, north.location(), 6, REMARK);

    var arrived =
        new StockMovement(
            in,
            north,
            MovementType.TRANSFER,
            6,
            REMARK.reason(),
            REMARK.reference(),
            null,
            new StockMovement.OtherSide(out, west.location()),
            NOON);
    assertThat(left)
        .isEqualTo(
            new StockMovement(
                out,
                west,
                MovementType.TRANSFER,
                -6,
                REMARK.reason(),
                REMARK.reference(),
                null,
                new StockMovement.OtherSide(in, north.location()),
                NOON));
    assertThat(stock.movements()).containsExactly(left, arrived);
    assertThat(stock.changedItems())
        .containsExactly(items.get(west).remove(6, NOON), items.get(north).receive(6, NOON));
  }

  @Test
  void transfersNothingThatIsClaimedAndNothingToWhereItIs() {
    var out = new MovementId(FreshIds.next());
    var in = new MovementId(FreshIds.next());

    assertRefused(
        () -> stock.transfer(out, in, west, north.location(), 7, REMARK),
        new StockAllocated(west, 3, 4, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> stock.transfer(out, in, west, west.location(), 1, REMARK));
    assertThat(stock.movements()).isEmpty();
    assertThat(stock.changedItems()).isEmpty();
  }

  @Test
  void leavesNoMovementOfWhatCouldNotBeShipped() {
    var backordered =
        there(aStockItem().at("SOUTH").with(1).allocated(2).backorderingUpTo(2).build());

    assertRefused(
        () -> stock.ship(new MovementId(FreshIds.next()), backordered, 2, FreshIds.next()),
        OutOfStock.at(backordered, 2, 1));
    assertThat(stock.movements()).isEmpty();
    assertThat(stock.changedItems()).isEmpty();
  }

  @Test
  void releasesNoMoreThanIsClaimed() {
    assertThatIllegalStateException().isThrownBy(() -> stock.release(west, 5));
  }

  /** What a policy chooses of two pieces that there are in abundance. */
  private void assertUnsound(Map<StockKey, Long> choice) {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> stock.allocate((sku, quantity, from) -> choice, TEA, 2, List.of(east, west)));
    assertThat(stock.changedItems()).isEmpty();
  }

  private static OutOfStock.Share share(String location, long sellable) {
    return new OutOfStock.Share(new LocationCode(location), sellable);
  }

  private static StockMovement unordered(
      MovementId id, StockKey key, MovementType type, long change) {
    return new StockMovement(
        id, key, type, change, REMARK.reason(), REMARK.reference(), null, null, NOON);
  }

  private StockKey there(StockItem item) {
    items.put(item.key(), item);
    return item.key();
  }
}

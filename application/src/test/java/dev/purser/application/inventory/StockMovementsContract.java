package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Slice;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.inventory.StockMovement.OtherSide;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Movements are found as they were appended, and listed newest first. */
public abstract class StockMovementsContract extends PortsContract {

  @Test
  void findsMovementsAsTheyWereAppended() {
    var stock = given().stock();
    var elsewhere = stock(stock, 1);
    var received =
        new StockMovement(
            id(),
            stock,
            MovementType.RECEIVE,
            1_000_000,
            UNICODE,
            UNICODE,
            null,
            null,
            Moments.NOON);
    var shipped =
        new StockMovement(
            id(), stock, MovementType.SHIP, -3, null, null, id().value(), null, Moments.EVENING);
    var left = id();
    var arrived =
        new StockMovement(
            id(),
            elsewhere,
            MovementType.TRANSFER,
            2,
            null,
            null,
            null,
            new OtherSide(left, stock.location()),
            Moments.EVENING);

    change(() -> ports().stockMovements().append(List.of(received, shipped, arrived)));

    var ids = List.of(received.id(), shipped.id(), arrived.id());
    assertThat(read(() -> ports().stockMovements().find(ids)))
        .containsOnlyKeys(ids)
        .containsEntry(received.id(), received)
        .containsEntry(shipped.id(), shipped)
        .containsEntry(arrived.id(), arrived);
  }

  @Test
  void findsNoMovementThatDidNotHappen() {
    var unknown = new MovementId(FreshIds.next());

    assertThat(read(() -> ports().stockMovements().find(List.of(unknown)))).isEmpty();
  }

  @Test
  void listsNewestFirstWhatIsAskedFor() {
    var main = given().stock();
    var other = stock(main, 1);
    var order = FreshIds.next();
    var received = appended(main, MovementType.RECEIVE, 9, null);
    var shipped = appended(main, MovementType.SHIP, -1, order);
    var elsewhere = appended(other, MovementType.RECEIVE, 5, null);
    var sent = appended(other, MovementType.SHIP, -2, order);
    var another = appended(given().stock(), MovementType.SHIP, -2, order);

    var sku = main.sku();
    var here = main.location();
    var there = other.location();
    var receive = MovementType.RECEIVE;
    assertListed(new WantedMovements(sku, null, null, null), sent, elsewhere, shipped, received);
    assertListed(new WantedMovements(sku, here, null, null), shipped, received);
    assertListed(new WantedMovements(sku, null, receive, null), elsewhere, received);
    assertListed(new WantedMovements(sku, here, receive, null), received);
    assertListed(new WantedMovements(null, there, null, null), sent, elsewhere);
    assertListed(new WantedMovements(null, there, receive, null), elsewhere);
    assertListed(new WantedMovements(null, null, null, order), another, sent, shipped);
    assertListed(new WantedMovements(null, there, null, order), sent);
    assertListed(new WantedMovements(sku, null, null, order), sent, shipped);
    assertListed(new WantedMovements(sku, here, MovementType.SHIP, order), shipped);
    assertListed(new WantedMovements(null, null, receive, order));
    assertListed(new WantedMovements(null, there, MovementType.WRITE_OFF, null));
    assertThat(list(WantedMovements.ALL, Slice.first(1))).startsWith(another, sent);
    assertThat(list(new WantedMovements(null, null, receive, null), Slice.first(1)))
        .startsWith(elsewhere, received);
    assertThat(count(WantedMovements.ALL)).isGreaterThanOrEqualTo(5);
    assertThat(count(new WantedMovements(null, null, receive, null))).isGreaterThanOrEqualTo(2);
  }

  @Test
  void goesOnFromPositionAndByPage() {
    var stock = given().stock();
    var made = new ArrayList<StockMovement>();
    for (var n = 0; n < 7; n++) {
      var type = n % 2 == 0 ? MovementType.RECEIVE : MovementType.ADJUST;
      made.addFirst(appended(stock, type, 1, null));
    }
    var wanted = new WantedMovements(stock.sku(), null, null, null);

    assertThat(list(wanted, Slice.after(made.get(2).id(), 3))).isEqualTo(made.subList(3, 7));
    assertThat(list(wanted, new Slice.Numbered<>(2, 3))).isEqualTo(made.subList(3, 6));
    assertThat(list(WantedMovements.ALL, Slice.after(made.get(2).id(), 3)))
        .isEqualTo(made.subList(3, 7));
    assertThat(list(wanted, new Slice.Numbered<>(3, 3))).isEqualTo(made.subList(6, 7));
  }

  private void assertListed(WantedMovements wanted, StockMovement... movements) {
    assertThat(list(wanted, Slice.first(50))).as("%s", wanted).containsExactly(movements);
    assertThat(count(wanted)).as("%s", wanted).isEqualTo(movements.length);
  }

  private List<StockMovement> list(WantedMovements wanted, Slice<MovementId> slice) {
    return read(() -> ports().stockMovements().list(wanted, slice));
  }

  private long count(WantedMovements wanted) {
    return read(() -> ports().stockMovements().count(wanted));
  }

  private @Nullable UUID last;

  private StockMovement appended(
      StockKey stock, MovementType type, long change, @Nullable UUID order) {
    last = last == null ? ports().ids().next() : laterThan(last);
    var movement =
        new StockMovement(
            new MovementId(last), stock, type, change, null, null, order, null, Moments.NOON);
    change(() -> ports().stockMovements().append(List.of(movement)));
    return movement;
  }

  /** An empty stock item of the same SKU at a new location. */
  private StockKey stock(StockKey other, int priority) {
    var key = new StockKey(other.sku(), given().location(priority));
    write(() -> ports().stockRows().ensured().load(Set.of(key)));
    return key;
  }

  private MovementId id() {
    return new MovementId(ports().ids().next());
  }
}

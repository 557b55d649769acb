package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Movements are found as they were appended. */
public abstract class StockMovementsContract extends PortsContract {

  @Test
  void findsMovementsAsTheyWereAppended() {
    var stock = given().stock();
    var received =
        new StockMovement(
            new MovementId(FreshIds.next()),
            stock,
            MovementType.RECEIVE,
            1_000_000,
            UNICODE,
            null,
            null,
            null,
            Moments.NOON);
    var shipped =
        new StockMovement(
            new MovementId(FreshIds.next()),
            stock,
            MovementType.SHIP,
            -3,
            null,
            null,
            FreshIds.next(),
            null,
            Moments.EVENING);

    change(() -> ports().stockMovements().append(List.of(received, shipped)));

    assertThat(read(() -> ports().stockMovements().find(List.of(received.id(), shipped.id()))))
        .containsOnlyKeys(received.id(), shipped.id())
        .containsEntry(received.id(), received)
        .containsEntry(shipped.id(), shipped);
  }

  @Test
  void findsNoMovementThatDidNotHappen() {
    var unknown = new MovementId(FreshIds.next());

    assertThat(read(() -> ports().stockMovements().find(List.of(unknown)))).isEmpty();
  }
}

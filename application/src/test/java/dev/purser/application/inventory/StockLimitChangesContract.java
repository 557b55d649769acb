package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.StockLimitChange;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes of limits are found as they were made. */
public abstract class StockLimitChangesContract extends PortsContract {

  @Test
  void areFoundAsTheyWereAppended() {
    var watched = change(5, 3L);
    var unwatched = change(0, null);
    var never = ports().ids().next();

    change(() -> ports().inventory().limitChanges().append(List.of(watched, unwatched)));

    assertThat(find(watched.id(), unwatched.id(), never))
        .isEqualTo(Map.of(watched.id(), watched, unwatched.id(), unwatched));
  }

  private Map<UUID, StockLimitChange> find(UUID... ids) {
    return read(() -> ports().inventory().limitChanges().find(List.of(ids)));
  }

  private StockLimitChange change(long backorderLimit, @Nullable Long threshold) {
    var id = ports().ids().next();
    return new StockLimitChange(
        id, given().stock(), backorderLimit, threshold, UNICODE, Moments.EVENING);
  }
}

package dev.purser.application.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.LocationCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** There is a main location from the start. */
public abstract class LocationsContract extends PortsContract {

  @Test
  void knowMainLocationAndNoneThatWasNeverOpened() {
    var moon = new LocationCode("MOON");

    assertThat(read(() -> ports().locations().load(Set.of(LocationCode.MAIN, moon))))
        .containsOnlyKeys(LocationCode.MAIN)
        .containsEntry(LocationCode.MAIN, LocationCode.MAIN);
  }
}

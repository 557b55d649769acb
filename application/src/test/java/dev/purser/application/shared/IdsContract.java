package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids that nobody else has and that rise with time. */
public abstract class IdsContract extends PortsContract {
  private static final int VERSION = 7;
  private static final int RFC_9562 = 2;

  @Test
  void areOfVersion7() {
    var id = ports().ids().next();

    assertThat(id.version()).isEqualTo(VERSION);
    assertThat(id.variant()).isEqualTo(RFC_9562);
  }

  @Test
  void areDifferentForEverybody() {
    var number = 10_000;

    var ids = Stream.generate(ports().ids()::next).parallel().limit(number).distinct().count();

    assertThat(ids).isEqualTo(number);
  }

  @Test
  void riseWithTime() {
    var ids = Stream.generate(ports().ids()::next).limit(1_000).toList();

    assertThat(ids.stream().map(IdsContract::millis)).isSorted();
  }

  private static long millis(UUID id) {
    return id.getMostSignificantBits() >>> 16;
  }
}

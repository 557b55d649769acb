package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One time for everybody, as exact as it is kept. */
public abstract class ClockContract extends PortsContract {

  @Test
  void tellsMicroseconds() {
    var now = read(ports().clock()::now);

    assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void doesNotRunBackwardsWithinTransaction() {
    var times = read(() -> List.of(ports().clock().now(), ports().clock().now()));

    assertThat(times.getLast()).isAfterOrEqualTo(times.getFirst());
  }
}

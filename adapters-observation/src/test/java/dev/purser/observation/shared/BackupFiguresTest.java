package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.LastBackups;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackupFiguresTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Optional<LastBackups>> seen =
      new AtomicReference<>(Optional.empty());
  private final BackupFigures figures = new BackupFigures(seen::get, () -> NOW, registry);

  @Test
  void tellsHowOldTheNewestIsAndHowLongAgoOneWasTried() {
    see(Optional.of(NOW.minusSeconds(60)), Optional.of(NOW.minusSeconds(3_600)));

    assertThat(age("newest")).isEqualTo(60);
    assertThat(age("verified")).isEqualTo(3_600);
  }

  @Test
  void takesForOverdueWhatNeverHappened() {
    see(Optional.empty(), Optional.empty());

    assertThat(age("newest")).isInfinite();
    assertThat(age("verified")).isInfinite();
  }

  @Test
  void tellsNothingOfBackupsThatCannotBeSeenFromHere() {
    see(Optional.of(NOW), Optional.of(NOW));
    seen.set(Optional.empty());

    figures.read();

    assertThat(registry.find("purser.backup.age").gauges()).isEmpty();
  }

  private void see(Optional<Instant> taken, Optional<Instant> verified) {
    seen.set(Optional.of(new LastBackups(taken, verified)));
    figures.read();
  }

  private double age(String backup) {
    return registry.get("purser.backup.age").tag("backup", backup).gauge().value();
  }
}

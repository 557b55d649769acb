package dev.purser.observation.shared;

import dev.purser.application.shared.Backups;
import dev.purser.application.shared.LastBackups;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How old backups are, told only where they can be seen: elsewhere nobody knows. */
final class BackupFigures implements PolledFigures {
  private static final double MILLIS = 1_000;

  private final Backups backups;
  private final InstantSource clock;
  private final MultiGauge ages;

  BackupFigures(Backups backups, InstantSource clock, MeterRegistry registry) {
    this.backups = backups;
    this.clock = clock;
    this.ages =
        MultiGauge.builder("purser.backup.age")
            .description(
                "How old the newest backup is, and how long ago one was restored and found right;"
                    + " infinite where that never happened.")
            .baseUnit("seconds")
            .register(registry);
  }

  @Override
  public void read() {
    ages.register(backups.last().map(this::rows).orElse(List.of()), true);
  }

  private List<Row<?>> rows(LastBackups last) {
    return List.of(row("newest", last.taken()), row("verified", last.verified()));
  }

  private Row<?> row(String backup, Optional<Instant> at) {
    var age =
        at.map(then -> Duration.between(then, clock.instant()).toMillis() / MILLIS)
            .orElse(Double.POSITIVE_INFINITY);
    return Row.of(Tags.of("backup", backup), age);
  }
}

package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.DatabaseVitals.Table;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseFiguresTest {
  private final FixedVitals database = new FixedVitals();
  private final AtomicLong nanos = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DatabaseFigures figures = new DatabaseFigures(database, nanos::get, registry);

  @Test
  void knowsNothingBeforeTheDatabaseHasToldAnything() {
    assertThat(gauge("size")).isNaN();
    assertThat(registry.find("purser.database.archiving.failures").gauge())
        .as("what an alert looks at the growth of")
        .isNull();
    assertThat(database.readings).isZero();
  }

  @Test
  void tellsInSecondsAndBytesWhatTheDatabaseTold() {
    figures.read();

    assertThat(gauge("size")).isEqualTo(1_000_000);
    assertThat(gauge("oldest.transaction")).isEqualTo(2.5);
    assertThat(gauge("transaction.ids.used")).isEqualTo(42);
    assertThat(gauge("archiving.failures")).isEqualTo(3);
    assertThat(gauge("unread.slots")).isEqualTo(2);
    assertThat(gauge("tells.all")).isEqualTo(1);
    assertThat(gauge("connections", "state", "idle")).isEqualTo(9);
    assertThat(gauge("table.rows", "table", "orders", "rows", "dead")).isEqualTo(7);
    assertThat(gauge("table.size", "table", "orders")).isEqualTo(8_192);
    assertThat(gauge("replication.lag", "standby", "b")).isEqualTo(1.5);
    assertThat(gauge("replication.lag.size", "standby", "b")).isEqualTo(77);
    assertThat(gauge("statement.time", "statement", "-17")).isEqualTo(9);
    assertThat(gauge("statement.calls", "statement", "-17")).isEqualTo(5);
  }

  @Test
  void asksTheDatabaseNothingWhenSomebodyLooks() {
    figures.read();

    for (var i = 0; i < 10; i++) {
      registry.getMeters().forEach(meter -> meter.measure().forEach(one -> one.getValue()));
    }

    assertThat(database.readings).isEqualTo(1);
  }

  @Test
  void keepsTheLastFiguresAndTellsTheirAgeWhileTheDatabaseIsAway() {
    figures.read();
    database.away = true;
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(30));

    figures.read();

    assertThat(gauge("size")).isEqualTo(1_000_000);
    assertThat(gauge("figures.age")).isEqualTo(30);
    assertThat(registry.get("purser.database.figures.failures").counter().count()).isEqualTo(1);

    database.away = false;
    figures.read();
    assertThat(gauge("figures.age")).isZero();
  }

  @Test
  void forgetsTablesThatHaveGone() {
    figures.read();
    database.tables = List.of(new Table("wares", 1, 0, 1));

    figures.read();

    assertThat(gauge("table.size", "table", "wares")).isEqualTo(1);
    assertThat(registry.find("purser.database.table.size").tag("table", "orders").gauge()).isNull();
  }

  private double gauge(String name, String... tags) {
    return registry.get("purser.database." + name).tags(tags).gauge().value();
  }
}

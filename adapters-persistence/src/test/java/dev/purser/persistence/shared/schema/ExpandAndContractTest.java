package dev.purser.persistence.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.schema.Backfills.Progress;
import dev.purser.application.shared.schema.Backfills.Throttle;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The worked example of docs/operations.md: a column is replaced by another, step by step, while
 * two releases of a service write without a break and without an error.
 */
class ExpandAndContractTest extends SchemaTest {
  private static final String EXAMPLE = "db/example/master.yaml";
  private static final String BACKFILL = "parcels-grams";
  private static final int OLD_PARCELS = 2_000;
  private static final int GRAMS = 1_250;
  private static final Throttle THROTTLE = new Throttle(100, Duration.ofMillis(2));

  /** A release knows one column or both. */
  private enum Release {
    R1_0("INSERT INTO parcels (id, weight) VALUES (?, ?)", "SELECT weight FROM parcels"),
    R1_1(
        "INSERT INTO parcels (id, weight, weight_grams) VALUES (?, ?, ?)",
        "SELECT weight FROM parcels"),
    R1_2(
        "INSERT INTO parcels (id, weight, weight_grams) VALUES (?, ?, ?)",
        "SELECT weight_grams FROM parcels"),
    R1_3(
        "INSERT INTO parcels (id, weight_grams) VALUES (?, ?)", "SELECT weight_grams FROM parcels");

    final String insert;
    final String select;

    Release(String insert, String select) {
      this.insert = insert;
      this.select = select + " ORDER BY id DESC LIMIT 20";
    }

    void use(Connection connection) throws SQLException {
      try (var write = connection.prepareStatement(insert);
          var read = connection.prepareStatement(select)) {
        write.setObject(1, UUID.randomUUID());
        switch (this) {
          case R1_0 -> write.setString(2, "1.250 kg");
          case R1_1, R1_2 -> {
            write.setString(2, "1.250 kg");
            write.setLong(3, GRAMS);
          }
          case R1_3 -> write.setLong(2, GRAMS);
        }
        assertThat(write.executeUpdate()).isOne();
        try (var rows = read.executeQuery()) {
          while (rows.next()) {
            assertThat(rows.getString(1)).isIn("1.250 kg", Integer.toString(GRAMS));
          }
        }
      }
    }
  }

  @Override
  TestDatabase empty() {
    return TestDatabase.empty();
  }

  @Test
  void replacesAColumnWhileTheReleaseBeforeAndTheOneAfterWrite() throws Exception {
    stepUpToTag("1.0");
    execute(
        "INSERT INTO parcels SELECT gen_random_uuid(), '1.250 kg' FROM generate_series(1, %d)"
            .formatted(OLD_PARCELS));

    besides(() -> stepUpToTag("1.1"), Release.R1_0);
    besides(() -> {}, Release.R1_0, Release.R1_1);
    besides(this::backfill, Release.R1_1);
    besides(() -> stepUpToTag("1.2"), Release.R1_1);
    besides(() -> {}, Release.R1_1, Release.R1_2);
    besides(() -> {}, Release.R1_2, Release.R1_3);
    besides(() -> stepUpToTag("1.3"), Release.R1_3);

    assertThat(count("SELECT count(*) FROM parcels")).isGreaterThan(OLD_PARCELS);
    assertThat(count("SELECT count(*) FROM parcels WHERE weight_grams <> 1250")).isZero();
    assertThat(of(EXAMPLE).differences()).isEmpty();
  }

  /** Cut off after some pages, it goes on where it was. */
  private void backfill() throws SQLException {
    var backfills = new SqlBackfills(database.dataSource());
    var pages = new AtomicInteger();
    assertThatThrownBy(
            () -> {
              var _ = backfills.run(BACKFILL, THROTTLE, page -> requireFewer(pages));
            })
        .hasMessage("killed");
    var done = count("SELECT count(*) FROM parcels WHERE weight_grams IS NOT NULL");
    assertThat(count("SELECT rows FROM backfills")).isEqualTo(500);
    assertThat(done).isGreaterThanOrEqualTo(500);

    var seen = new ArrayList<Progress>();
    var end = backfills.run(BACKFILL, THROTTLE, seen::add);

    assertThat(seen.getFirst().rows()).isEqualTo(600);
    assertThat(end.endedAt()).isPresent();
    assertThat(end.rows()).isGreaterThanOrEqualTo(OLD_PARCELS);
    assertThat(count("SELECT count(*) FROM parcels WHERE weight_grams IS NULL")).isZero();
    assertThat(backfills.run(BACKFILL, THROTTLE, page -> fail())).isEqualTo(end);
  }

  private static void requireFewer(AtomicInteger pages) {
    if (pages.incrementAndGet() == 5) {
      throw new IllegalStateException("killed");
    }
  }

  private static void fail() {
    throw new AssertionError("it has ended before");
  }

  @Test
  void refusesABackfillThatDoesNotExist() {
    assertThatThrownBy(
            () -> {
              var _ =
                  new SqlBackfills(database.dataSource())
                      .run("../changelog/0001", THROTTLE, page -> fail());
            })
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("no backfill");
  }

  /** One changeset after the other, up to a tag. */
  private void stepUpToTag(String tag) throws SQLException {
    var migrations = of(EXAMPLE);
    try (var connection = database.dataSource().getConnection()) {
      while (migrations.status().applied().stream()
          .noneMatch(applied -> applied.tag().equals(Optional.of(tag)))) {
        stepUp(connection, EXAMPLE);
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  /** Each release writes before the step, all through it, and after it. */
  private void besides(Step step, Release... releases) throws Exception {
    var writes = new AtomicInteger();
    var stopped = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> services = new ArrayList<>();
      for (var release : releases) {
        services.add(
            threads.submit(() -> {
              try (var connection = database.dataSource().getConnection()) {
                while (!stopped.get()) {
                  release.use(connection);
                  writes.incrementAndGet();
                }
              }
              return true;
            }));
      }
      carryOut(step, writes, services, stopped);
      for (var service : services) {
        service.get();
      }
    }
  }

  private static void carryOut(
      Step step, AtomicInteger writes, List<Future<?>> services, AtomicBoolean stopped)
      throws Exception {
    try {
      awaitMore(writes, services);
      step.run();
      awaitMore(writes, services);
    } finally {
      stopped.set(true);
    }
  }

  private static void awaitMore(AtomicInteger writes, List<Future<?>> services)
      throws InterruptedException {
    var enough = writes.get() + 20;
    while (writes.get() < enough && services.stream().noneMatch(Future::isDone)) {
      Thread.sleep(1);
    }
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process does when it is asked to end. */
class TerminationTest {
  private static final int TERMINATED = 143;

  /** Far less than a start takes to be given up on, or a drain of those that are set here. */
  private static final Duration SOON = Duration.ofSeconds(25);

  private static final Pattern DRAINS = Pattern.compile("not ready any more");

  /** The steps in the order in which they were taken. */
  private static final Pattern CLOSED =
      Pattern.compile(
          "closed: readiness \\d+ ms, listener \\d+ ms, requests \\d+ ms, connections \\d+ ms,"
              + " jobs \\d+ ms, housekeeping \\d+ ms, quotes \\d+ ms, write path \\d+ ms");

  /** As another instance holds it that migrates. */
  private static final String MIGRATE_FOR_EVER =
      """
      SELECT pg_advisory_lock(x'5055525345520001'::bigint)
      """;

  @TempDir private static Path folder;

  @Test
  void servesUntilLoadBalancersHadTheTimeToNoticeAndThenClosesStepByStep() {
    try (var database = TestDatabase.fresh();
        var service = serve(database, Map.of("PURSER_DRAIN_SECONDS", "3"))) {
      var shop = new Shop(service.client());
      var ann = shop.buyer(100);
      var sku = shop.product(10, 5);

      service.askToStop();
      var _ = service.await(DRAINS);
      var readiness = service.anonymous().get("/readyz");
      var liveness = service.anonymous().get("/healthz");
      var order = shop.order(ann, sku, 1);

      assertThat(readiness.status()).isEqualTo(503);
      assertThat(readiness.body()).contains("shutting down");
      assertThat(liveness.status()).isEqualTo(200);
      assertThat(order.status()).as(order.toString()).isEqualTo(201);
      assertThat(service.exitStatus()).isEqualTo(TERMINATED);
      assertThat(service.output()).containsPattern(CLOSED);
      assertThat(service.errors()).isEmpty();
    }
  }

  @Test
  void endsAtOnceWhenItIsAskedASecondTime() {
    try (var database = TestDatabase.fresh();
        var service = serve(database, Map.of("PURSER_DRAIN_SECONDS", "600"))) {
      var _ = service.anonymous();
      service.askToStop();
      var _ = service.await(DRAINS);

      var began = System.nanoTime();
      assertThat(service.terminate()).isEqualTo(TERMINATED);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      assertThat(service.output()).doesNotContain("closed:");
    }
  }

  @Test
  void waitsForNoLoadBalancerWhenItIsAskedWhileItStarts() {
    try (var database = TestDatabase.fresh();
        var service = serve(database, Map.of("PURSER_DRAIN_SECONDS", "600"))) {
      var _ = service.await(Pattern.compile("The schema is current"));

      var began = System.nanoTime();
      assertThat(service.terminate()).isEqualTo(TERMINATED);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      assertThat(service.output()).contains("Stopping").doesNotContain("Exception", "listens on");
      assertThat(service.errors()).isEmpty();
    }
  }

  @Test
  void doesNotWaitForTheMigrationOfAnotherInstance() throws SQLException {
    try (var database = TestDatabase.empty();
        var other = database.dataSource().getConnection();
        var statement = other.createStatement()) {
      statement.execute(MIGRATE_FOR_EVER);
      try (var service = serve(database, Map.of())) {
        var _ = service.await(Pattern.compile("Somebody else migrates"));

        var began = System.nanoTime();
        assertThat(service.terminate()).isEqualTo(TERMINATED);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(service.output()).contains("Stopping").doesNotContain("Exception");
        assertThat(service.errors()).isEmpty();
      }
    }
  }

  private static CommandRun serve(TestDatabase database, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put(
        "DATABASE_URL",
        database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password());
    return CommandRun.start(folder, all, "serve");
  }
}

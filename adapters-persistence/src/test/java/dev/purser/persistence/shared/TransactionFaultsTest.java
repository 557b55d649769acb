package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariPoolMXBean;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import dev.purser.persistence.testing.BreakableLink;
import dev.purser.persistence.testing.BreakableLink.Cut;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.Rival;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What PostgreSQL says of a failed transaction, provoked for real, what we make of it, and that it
 * is counted. Whatever happened, the connection goes back to the pool.
 */
class TransactionFaultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A file of every Linux that takes nothing, as one on a full disk. */
  private static final String FULL = "/dev/full";

  private static TestDatabase database;
  private static PostgresPorts instance;
  private static Sql sql;
  private static Transactions transactions;

  @BeforeAll
  static void startInstance() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    sql = instance.sql();
    transactions = instance.ports().transactions();
  }

  @AfterAll
  static void stopInstance() {
    instance.close();
    database.close();
  }

  @Test
  void aUniqueValueThatIsTakenIsNotUnique() {
    requireFault(
        TransactionFault.NotUnique.class,
        "not-unique",
        () -> write("INSERT INTO locations SELECT * FROM locations"));
  }

  @Test
  void aReferenceToNothingIsBroken() {
    requireFault(
        TransactionFault.BrokenReference.class,
        "broken-reference",
        () -> write("INSERT INTO product_categories VALUES (gen_random_uuid(), 'none')"));
  }

  @Test
  void aValueThatIsNotThereIsMissing() {
    requireFault(
        TransactionFault.MissingValue.class,
        "missing-value",
        () -> write("INSERT INTO locations (code, name) VALUES (NULL, 'Nowhere')"));
  }

  @Test
  void aCheckThatFailsIsOne() {
    requireFault(
        TransactionFault.CheckFailed.class,
        "check-failed",
        () -> write("UPDATE accounts SET held = -1"));
  }

  @Test
  void aConstraintThatIsCheckedAtTheCommitIsAViolatedOneToo() {
    write("CREATE TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");

    requireFault(
        TransactionFault.NotUnique.class,
        "not-unique",
        () -> write("INSERT INTO late VALUES (1), (1)"));
  }

  @Test
  void aStatementThatTakesTooLongTimesOut() {
    requireFault(
        TransactionFault.TimedOut.class,
        "timed-out",
        () -> write(limit("statement_timeout", "50ms"), "SELECT pg_sleep(5)"));
  }

  @Test
  void aStatementThatTheServerHasNoRoomForIsOutOfResources() {
    requireFault(
        TransactionFault.OutOfResources.class,
        "out-of-resources",
        () ->
            write(
                limit("temp_file_limit", "64kB"),
                limit("work_mem", "64kB"),
                "SELECT n FROM generate_series(1, 200000) AS n ORDER BY n DESC"));
  }

  @Test
  void aLockThatIsNotToBeHadInTimeIsNotAvailable() {
    try (var rival = Rival.on(database)) {
      rival.does("LOCK TABLE locations IN ACCESS EXCLUSIVE MODE");

      requireFault(
          TransactionFault.LockNotAvailable.class,
          "lock-not-available",
          () -> write(limit("lock_timeout", "50ms"), "SELECT code FROM locations"));
    }
  }

  @Test
  void aDeadlockIsOne() {
    var bothHoldOne = new CyclicBarrier(2);
    write("CREATE TABLE crossed (id int PRIMARY KEY, n int)");
    write("INSERT INTO crossed VALUES (1, 0), (2, 0)");

    requireFault(
        TransactionFault.Deadlock.class,
        "deadlock",
        () -> {
          var one = inBackground(() -> cross(bothHoldOne, 1, 2));
          var other = inBackground(() -> cross(bothHoldOne, 2, 1));
          CompletableFuture.allOf(one, other).join();
        });
  }

  @Test
  void aRowThatChangedSinceItWasReadIsNotSerializable() {
    write("CREATE TABLE read (n int)");
    write("INSERT INTO read VALUES (0)");

    try (var rival = Rival.on(database)) {
      requireFault(
          TransactionFault.NotSerializable.class,
          "not-serializable",
          () -> {
            var _ =
                transactions.write(() -> {
                  instance.jdbc().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                  instance.jdbc().execute("SELECT n FROM read");
                  rival.does("UPDATE read SET n = 1").commits();
                  return sql.update("UPDATE read SET n = 2");
                });
          });
    }
  }

  @Test
  void aDatabaseThatMayOnlyBeReadIsReadOnlyAndItsConnectionIsGivenUp() {
    var backend = new AtomicInteger();

    requireFault(
        TransactionFault.ReadOnly.class,
        "read-only",
        () -> {
          var _ =
              transactions.snapshot(() -> {
                backend.set(
                    sql.query("SELECT pg_backend_pid() AS pid", row -> row.getInt("pid"))
                        .getFirst());
                return sql.update("INSERT INTO locations VALUES ('MORE', 'More')");
              });
        });

    requireGone(backend.get());
  }

  @Test
  void aDiskThatIsFullIsOne() {
    requireFault(
        TransactionFault.DiskFull.class,
        "disk-full",
        () -> write("COPY (SELECT generate_series(1, 10000)) TO '" + FULL + "'"));
  }

  @Test
  void aBackendKilledBeforeTheCommitIsTerminated() {
    requireFault(
        TransactionFault.Terminated.class,
        "terminated",
        () -> write("SELECT pg_terminate_backend(pg_backend_pid())"));
  }

  @Test
  void aTransactionThatIsIdleForTooLongIsTerminated() {
    requireFault(
        TransactionFault.Terminated.class,
        "terminated",
        () -> {
          var _ =
              transactions.write(() -> {
                instance.jdbc().execute(limit("idle_in_transaction_session_timeout", "50ms"));
                rest();
                return sql.query("SELECT 1", row -> row.getInt(1));
              });
        });
  }

  @Test
  void aLineThatIsCutBeforeTheCommitIsUnreachable() {
    try (var link = BreakableLink.to(database);
        var linked = PostgresPorts.on(database, link.jdbcUrl())) {
      requireFault(
          linked,
          TransactionFault.Unreachable.class,
          "unreachable",
          () -> {
            var _ =
                linked
                    .ports()
                    .transactions()
                    .write(() -> {
                      var _ = linked.sql().query("SELECT 1", row -> row.getInt(1));
                      link.cutNow();
                      return linked.sql().query("SELECT 2", row -> row.getInt(1));
                    });
          });
    }
  }

  @Test
  void aLineOnWhichNothingComesAnyMoreIsUnreachable() {
    try (var link = BreakableLink.to(database);
        var linked = PostgresPorts.on(database, withPatienceOfASecond(link.jdbcUrl()))) {
      requireFault(
          linked,
          TransactionFault.Unreachable.class,
          "unreachable",
          () -> {
            var _ =
                linked
                    .ports()
                    .transactions()
                    .write(() -> {
                      var _ = linked.sql().query("SELECT 1", row -> row.getInt(1));
                      link.fallSilent();
                      return linked.sql().query("SELECT 2", row -> row.getInt(1));
                    });
          });
    }
  }

  @Test
  void aCheckOfTheInvariantsMayBeSilentForLonger() throws Exception {
    try (var hasty = PostgresPorts.on(database, withPatienceOfASecond(database.jdbcUrl()));
        var rival = Rival.on(database)) {
      rival.does("SELECT pg_advisory_xact_lock(?)", SqlInvariants.CHECK_LOCK);
      var check =
          inBackground(() -> {
            var _ = hasty.ports().invariants().check(InvariantScope.FULL);
          });

      Thread.sleep(2_000);
      rival.commits();

      assertThat(check).succeedsWithin(PATIENCE);
      try (var next = hasty.pool().getConnection()) {
        assertThat(next.getNetworkTimeout()).isEqualTo(1_000);
      }
    }
  }

  @Test
  void aLineThatIsCutDuringTheCommitLeavesTheOutcomeUnknown() {
    try (var link = BreakableLink.to(database);
        var linked = PostgresPorts.on(database, link.jdbcUrl())) {
      link.cutNext(Cut.AFTER_COMMIT);

      requireFault(
          linked,
          TransactionFault.OutcomeUnknown.class,
          "outcome-unknown",
          () -> {
            var _ =
                linked
                    .ports()
                    .transactions()
                    .write(() -> linked.sql().update("CREATE TABLE IF NOT EXISTS cut (n int)"));
          });
    }
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() {
    requireUnreachable("jdbc:postgresql://127.0.0.1:1/nothing");
  }

  @Test
  void aDatabaseThatDoesNotLetInIsUnreachable() {
    requireUnreachable(database.jdbcUrl().replace(database.name(), "none"));
  }

  @Test
  void aServerThatLetsNobodyElseInHasTooManyConnections() throws IOException {
    try (var small =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "6")
                .setServerConfig("fsync", "off")
                .start();
        var crowded = TestDatabase.emptyOn(TestServer.at(urlOf(small), "postgres", "postgres"));
        var late = PostgresPorts.on(crowded)) {
      requireFault(
          late,
          TransactionFault.TooManyConnections.class,
          "too-many-connections",
          () -> {
            try (var _ = Held.of(late, 6)) {
              read(late);
            }
          });
    }
  }

  @Test
  void aPoolWhoseConnectionsAreAllInUseIsExhausted() {
    requireFault(
        TransactionFault.PoolExhausted.class,
        "pool-exhausted",
        () -> {
          try (var _ = Held.of(instance, instance.pool().getMaximumPoolSize())) {
            read(instance);
          }
        });
  }

  @Test
  void aVersionThatSomebodyElseHasWrittenIsOvertaken() {
    requireFault(
        TransactionFault.Overtaken.class,
        "overtaken",
        () -> {
          var _ =
              transactions.write(() -> {
                throw new TransactionFault.Overtaken(new IllegalStateException("version"));
              });
        });
  }

  @Test
  void aMistakeOfOursStaysWhatItIsAndIsNotCounted() {
    var before = counted(instance);

    assertThatThrownBy(() -> write("SELECT nonsense")).isNotInstanceOf(TransactionFault.class);
    assertThatThrownBy(() ->
            transactions.write(() -> {
              throw new IllegalStateException(UUID.randomUUID().toString());
            }))
        .isExactlyInstanceOf(IllegalStateException.class);
    assertThat(counted(instance)).isEqualTo(before);
  }

  @Test
  void everyKindIsThereBeforeItHappens() {
    assertThat(counted(instance).keySet())
        .hasSize(TransactionFault.kinds().size())
        .contains("disk-full", "outcome-unknown");
  }

  private static void requireUnreachable(String url) {
    try (var lost = PostgresPorts.on(database, url)) {
      requireFault(lost, TransactionFault.Unreachable.class, "unreachable", () -> read(lost));
    }
  }

  private static void requireFault(
      Class<? extends TransactionFault> fault, String kind, Runnable work) {
    requireFault(instance, fault, kind, work);
  }

  /** Exactly that fault, counted once and as nothing else, and no connection is kept. */
  private static void requireFault(
      PostgresPorts on, Class<? extends TransactionFault> fault, String kind, Runnable work) {
    var expected = new HashMap<>(counted(on));
    expected.merge(kind, 1L, Long::sum);

    var thrown = catchThrowable(work::run);

    assertThat(thrown instanceof CompletionException ? thrown.getCause() : thrown)
        .isExactlyInstanceOf(fault);
    assertThat(counted(on)).isEqualTo(expected);
    assertThat(inUse(on.pool().getHikariPoolMXBean())).isZero();
  }

  /** Without a first connection there is not even a pool. */
  private static int inUse(@Nullable HikariPoolMXBean pool) {
    return pool == null ? 0 : pool.getActiveConnections();
  }

  private static Map<String, Long> counted(PostgresPorts on) {
    var counted = new HashMap<String, Long>();
    for (var counter : on.meters().get(FaultMeter.NAME).counters()) {
      counted.put(counter.getId().getTag(FaultMeter.KIND), (long) counter.count());
    }
    return counted;
  }

  /** So many connections of a pool, which nobody else has meanwhile. */
  private record Held(List<Connection> connections) implements AutoCloseable {
    static Held of(PostgresPorts instance, int many) {
      try {
        var connections = new ArrayList<Connection>();
        for (var n = 0; n < many; n++) {
          connections.add(instance.pool().getConnection());
        }
        return new Held(connections);
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    @Override
    public void close() {
      for (var connection : connections) {
        try {
          connection.close();
        } catch (SQLException failed) {
          throw new IllegalStateException(failed);
        }
      }
    }
  }

  private static void read(PostgresPorts on) {
    var _ = on.ports().transactions().read(() -> on.ports().clock().now());
  }

  private static String withPatienceOfASecond(String url) {
    return url + (url.contains("?") ? "&" : "?") + "socketTimeout=1";
  }

  private static String urlOf(EmbeddedPostgres server) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  private static void requireGone(int backend) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var rival = Rival.on(database)) {
      while (rival.asks("SELECT count(*) FROM pg_stat_activity WHERE pid = ?", backend) > 0) {
        assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
        rival.commits();
        rest();
      }
    }
  }

  private static CompletableFuture<Void> inBackground(Runnable work) {
    return CompletableFuture.runAsync(work, Thread::startVirtualThread);
  }

  private static void rest() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static void cross(CyclicBarrier bothHoldOne, int first, int second) {
    var _ =
        transactions.write(() -> {
          sql.update("UPDATE crossed SET n = n + 1 WHERE id = ?", Parameter.of(first));
          try {
            bothHoldOne.await();
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
          return sql.update("UPDATE crossed SET n = n + 1 WHERE id = ?", Parameter.of(second));
        });
  }

  private static String limit(String name, String value) {
    return "SELECT set_config('%s', '%s', true), pg_sleep(0)".formatted(name, value);
  }

  private static void write(String... statements) {
    var _ =
        transactions.write(() -> {
          for (var statement : statements) {
            instance.jdbc().execute(statement);
          }
          return true;
        });
  }
}

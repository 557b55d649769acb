package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.schema.MigrationException;
import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.MigrationStatus.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The connection that migrates, with limits on what it may hold up and with the lock that keeps
 * others from migrating. The lock belongs to the session: it goes with the connection, whatever
 * ends that, and stays as long as the server still executes what a killed process has sent.
 */
final class MigrationSession implements AutoCloseable {
  /** {@code PURSER} and a number, as nobody else will have it. */
  private static final long LOCK = 0x50_55_52_53_45_52_00_01L;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private static final String TRY_LOCK =
      """
      SELECT pg_try_advisory_lock(%d)
      """
          .formatted(LOCK);

  private static final String UNLOCK =
      """
      SELECT pg_advisory_unlock(%d)
      """
          .formatted(LOCK);

  /** The system's tables show the two halves of the number apart. */
  private static final String HOLDER =
      """
      SELECT l.pid, host(a.client_addr) AS address
      FROM pg_locks l
      LEFT JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory'
        AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.classid = %d
        AND l.objid = %d
        AND l.objsubid = 1
      """
          .formatted(LOCK >>> Integer.SIZE, LOCK & 0xFFFF_FFFFL);

  private static final String LIMIT =
      """
      SET lock_timeout = '%dms'; SET statement_timeout = '%dms'
      """;

  private static final String UNLIMIT =
      """
      RESET lock_timeout; RESET statement_timeout
      """;

  private final Connection connection;
  private boolean locked;

  private MigrationSession(Connection connection) {
    this.connection = connection;
  }

  static MigrationSession open(DataSource database) throws SQLException {
    return new MigrationSession(database.getConnection());
  }

  /** Who holds the lock now. */
  static Optional<Migrator> holder(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(HOLDER)) {
      return rows.next()
          ? Optional.of(
              new Migrator(rows.getInt("pid"), Optional.ofNullable(rows.getString("address"))))
          : Optional.empty();
    }
  }

  /** The statements that a migration begins with. */
  static String limiting(MigrationLimits limits) {
    return LIMIT.formatted(limits.lock().toMillis(), limits.statement().toMillis()).strip();
  }

  Connection connection() {
    return connection;
  }

  /** Waits for others, takes the lock, and clears what a killed migration has left of its own. */
  void begin(MigrationLimits limits, Consumer<String> progress) throws SQLException {
    var deadline = System.nanoTime() + limits.others().toNanos();
    var told = false;
    while (!tryLock()) {
      if (System.nanoTime() > deadline) {
        throw stillRunning(limits);
      }
      if (!told) {
        progress.accept("Somebody else migrates (" + describeHolder() + "); waiting");
        told = true;
      }
      pause();
    }
    locked = true;
    clearLeftLock(progress);
    execute(limiting(limits));
  }

  /**
   * Whoever migrates holds the session's lock, so that Liquibase's own is one whose holder is gone.
   */
  private void clearLeftLock(Consumer<String> progress) throws SQLException {
    var left = AppliedChangesets.lock(connection);
    if (left.isPresent()) {
      progress.accept(
          "A migration by %s was cut off after %s and has left its lock; it is cleared, as that connection is gone"
              .formatted(left.get().by(), left.get().at()));
      AppliedChangesets.clearLock(connection);
    }
  }

  private boolean tryLock() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(TRY_LOCK)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private MigrationException stillRunning(MigrationLimits limits) throws SQLException {
    return new MigrationException(
        "Somebody else still migrates after %d s: %s. If that hangs, end it with SELECT pg_terminate_backend(its number)."
            .formatted(limits.others().toSeconds(), describeHolder()));
  }

  private String describeHolder() throws SQLException {
    return holder(connection).map(Migrator::toString).orElse("ended just now");
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new MigrationException("The migration was interrupted while it waited.", stop);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Leaves a connection that a pool may hand to others as it was. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (locked && !connection.isClosed()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        execute(UNLIMIT);
        execute(UNLOCK);
      }
    }
  }
}

package dev.purser.persistence.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.schema.Changeset;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Migrations on the server that the tests share. */
class MigrationsTest extends SchemaTest {
  private static final String MASTER = "db/changelog/master.yaml";
  private static final String SLOW = "db/slow/master.yaml";
  private static final int INSTANCES = 6;

  @Override
  TestDatabase empty() {
    return TestDatabase.empty();
  }

  /** What one step takes back is what it made, whatever stood there before. */
  @Test
  void goesUpAndDownChangesetByChangesetAndUpAgain() throws SQLException {
    var before = new ArrayList<SchemaDescription>();
    try (var connection = database.dataSource().getConnection()) {
      for (var changesets = Changelog.MASTER.changesets().size(); changesets > 0; changesets--) {
        before.add(SchemaDescription.of(connection));
        stepUp(connection, MASTER);
      }
      var above = SchemaDescription.of(connection);
      for (var reached : before.reversed()) {
        stepDown(connection, MASTER);
        assertThat(reached.differences(SchemaDescription.of(connection))).isEmpty();
      }
      migrate();

      assertThat(above.differences(SchemaDescription.of(connection))).isEmpty();
      assertThat(above.lines()).hasSizeGreaterThan(300);
    }
  }

  @Test
  void takesBackEverythingAfterATagAndAppliesItAgain() throws SQLException {
    migrate();
    var above = schema();

    var back = migrations.rollBackTo("0.0.0", MigrationLimits.DEFAULT, told::add);

    assertThat(schema().lines()).isEmpty();
    assertThat(back.getLast().id()).isEqualTo("assets");
    assertThat(told).contains("Taking back " + back.getLast());
    assertThat(migrations.status().applied())
        .singleElement()
        .satisfies(applied -> assertThat(applied.tag()).hasValue("0.0.0"));
    migrate();
    assertThat(schema()).isEqualTo(above);
  }

  @Test
  void tellsWhatIsAppliedAndWhatIsPending() throws SQLException {
    var all = Changelog.MASTER.changesets();
    assertThat(migrations.status().pending()).isEqualTo(all);
    assertThat(migrations.status().applied()).isEmpty();
    try (var connection = database.dataSource().getConnection()) {
      stepUp(connection, MASTER);
    }
    assertThat(migrations.status().pending()).isEqualTo(all.subList(1, all.size()));

    migrate();

    var status = migrations.status();
    assertThat(status.pending()).isEmpty();
    assertThat(status.unknown()).isEmpty();
    assertThat(status.running()).isEmpty();
    assertThat(status.leftLock()).isEmpty();
    assertThat(status.applied()).hasSameSizeAs(all);
    assertThat(status.applied().stream().flatMap(applied -> applied.tag().stream()))
        .containsExactly("0.0.0", "0.1.0");
  }

  @Test
  void printsTheSqlThatMakesTheSchemaAndChangesNothing() throws SQLException {
    var sql = migrations.sqlToMigrate(MigrationLimits.DEFAULT);

    assertThat(sql).startsWith("SET lock_timeout = '5000ms'; SET statement_timeout = '600000ms';");
    assertThat(count("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isZero();
    execute(sql);
    var byHand = schema();
    try (var other = empty()) {
      var _ =
          new LiquibaseMigrations(other.dataSource(), Changelog.MASTER)
              .migrate(MigrationLimits.DEFAULT, told::add);
      try (var connection = other.dataSource().getConnection()) {
        assertThat(byHand).isEqualTo(SchemaDescription.of(connection));
      }
    }
    assertThat(migrations.status().pending()).isEmpty();
    var back = migrations.sqlToRollBackTo("0.0.0", MigrationLimits.DEFAULT);
    assertThat(schema()).isEqualTo(byHand);
    execute(back);
    assertThat(schema().lines()).isEmpty();
    assertThat(migrations.status().applied()).hasSize(1);
  }

  @Test
  void refusesToRollBackToWhatItDoesNotKnow() throws SQLException {
    assertThatThrownBy(() -> rollBackTo("0.0.0")).hasMessageContaining("no tag to roll back to");
    migrate();
    assertThatThrownBy(() -> rollBackTo("9.9.9")).hasMessageContaining("it has 0.0.0, 0.1.0");

    execute(
        """
        INSERT INTO databasechangelog
          (id, author, filename, dateexecuted, orderexecuted, exectype)
        VALUES ('of-tomorrow', 'purser', 'db/changelog/9999-tomorrow.sql', now(), 9999, 'EXECUTED')
        """);

    assertThat(migrations.status().unknown()).extracting(Changeset::id).contains("of-tomorrow");
    assertThatThrownBy(() -> rollBackTo("0.0.0")).hasMessageContaining("of-tomorrow");
    assertThat(schema().lines()).isNotEmpty();
  }

  private void rollBackTo(String tag) {
    var _ = migrations.rollBackTo(tag, MigrationLimits.DEFAULT, told::add);
  }

  @Test
  void namesWhateverSomebodyChangedByHand() throws SQLException {
    migrate();
    assertThat(migrations.differences()).isEmpty();

    execute(
        """
        DROP INDEX entries_transfer;
        ALTER TABLE locations ADD COLUMN mood text;
        ALTER TABLE lots DROP CONSTRAINT lots_priority_check;
        ALTER TABLE journal_links DISABLE TRIGGER journal_links_append_only;
        UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000'
        WHERE id = 'orders';
        """);

    assertThat(migrations.differences())
        .anySatisfy(line -> assertThat(line).contains("orders is not what was applied"))
        .anySatisfy(line -> assertThat(line).startsWith("missing: index").contains("entries_trans"))
        .anySatisfy(line -> assertThat(line).startsWith("not of the").contains("locations.mood"))
        .anySatisfy(line -> assertThat(line).startsWith("missing: constraint lots.lots_priority"))
        .anySatisfy(line -> assertThat(line).contains("journal_links_append_only").endsWith("(D)"))
        .hasSize(6);
  }

  @Test
  void findsNoDifferenceInASchemaThatIsBehind() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      for (var changesets = 0; changesets < 20; changesets++) {
        stepUp(connection, MASTER);
      }
    }

    assertThat(migrations.differences()).isEmpty();
    assertThat(count("SELECT count(*) FROM pg_database WHERE datname LIKE 'purser_scratch_%'"))
        .isZero();
  }

  @Test
  void instancesThatStartTogetherApplyEachChangesetOnce() throws Exception {
    var ready = new CountDownLatch(INSTANCES);
    Callable<List<Changeset>> instance =
        () -> {
          ready.countDown();
          ready.await();
          return of(MASTER).migrate(MigrationLimits.DEFAULT, step -> {});
        };
    List<Changeset> applied = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(Collections.nCopies(INSTANCES, instance))) {
        applied.addAll(result.get());
      }
    }

    assertThat(applied).isEqualTo(Changelog.MASTER.changesets());
  }

  @Test
  void tellsWhoMigratesWhileItWaitsAndGivesUpInTime() throws SQLException {
    try (var other = MigrationSession.open(database.dataSource())) {
      other.begin(MigrationLimits.DEFAULT, told::add);

      assertThat(migrations.status().running()).isPresent();
      assertThatThrownBy(() -> migrations.migrate(IMPATIENT, told::add))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("process " + backend(other))
          .hasMessageContaining("pg_terminate_backend");
      assertThat(told).containsExactly(waiting(backend(other)));
    }
    migrate();
    assertThat(migrations.status().pending()).isEmpty();
  }

  private static String waiting(long process) {
    return "Somebody else migrates (process %d of the database's server, from 127.0.0.1); waiting"
        .formatted(process);
  }

  private static long backend(MigrationSession session) throws SQLException {
    try (var statement = session.connection().createStatement();
        var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void explainsAndClearsALockWhoseHolderIsGone() throws SQLException {
    migrate();
    execute(
        """
        UPDATE databasechangeloglock
        SET locked = true, lockedby = 'killed.example (10.0.0.7)', lockgranted = now()
        """);
    assertThat(migrations.status().leftLock().orElseThrow().by()).startsWith("killed.example");

    told.clear();
    migrate();

    assertThat(told).singleElement().asString().contains("killed.example", "was cut off");
    assertThat(migrations.status().leftLock()).isEmpty();
  }

  @Test
  void waitsForALockNoLongerThanItMayAndGoesOnLater() throws SQLException {
    var slow = of(SLOW);
    try (var connection = database.dataSource().getConnection();
        var rival = database.dataSource().getConnection();
        var statement = rival.createStatement()) {
      stepUp(connection, SLOW);
      rival.setAutoCommit(false);
      statement.execute("LOCK TABLE queued IN ACCESS SHARE MODE");

      assertThatThrownBy(() -> slow.migrate(IMPATIENT, told::add))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("slow.sql behind-others did not get a lock in time");
      rival.rollback();
    }
    assertThatThrownBy(() -> slow.migrate(IMPATIENT, told::add))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("slow.sql sleeping took longer than a statement may");
    assertThat(slow.status().applied()).hasSize(2);
    assertThat(slow.migrate(MigrationLimits.DEFAULT, told::add)).hasSize(1);
  }

  @Test
  void saysWhatTheDatabaseSaidOfAChangesetThatFails() throws SQLException {
    execute("CREATE TABLE assets (code text)");

    assertThatThrownBy(() -> migrate())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("0001-reference-data.sql assets failed")
        .hasMessageContaining("\"assets\" already exists");
  }

  @Test
  void knowsWhatTheSchemaLacks() {
    var state = new SqlSchemaState(database.dataSource(), Changelog.MASTER);
    assertThat(state.missing()).hasSizeGreaterThan(60);
    assertThat(Changelog.MASTER.changesets()).containsAll(state.missing());

    migrate();

    assertThat(state.missing()).isEmpty();
  }
}

package dev.purser.persistence.shared.schema;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.schema.Changeset;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.application.shared.schema.MigrationStatus;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.persistence.shared.SqlStates;
import dev.purser.persistence.shared.schema.AppliedChangesets.Row;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.change.CheckSum;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.core.MarkChangeSetRanStatement;
import org.jspecify.annotations.Nullable;

/** Migrations by Liquibase, one at a time, on a connection of their own. */
final class LiquibaseMigrations implements Migrations {
  private static final Contexts EVERYWHERE = new Contexts();
  private static final LabelExpression ALL = new LabelExpression();

  private final DataSource database;
  private final Changelog changelog;

  LiquibaseMigrations(DataSource database, Changelog changelog) {
    this.database = database;
    this.changelog = changelog;
  }

  @FunctionalInterface
  private interface Work {
    void run(Liquibase liquibase) throws LiquibaseException;
  }

  @Override
  public MigrationStatus status() {
    try (var connection = database.getConnection()) {
      var applied = AppliedChangesets.of(connection);
      var running = MigrationSession.holder(connection);
      var left =
          running.isPresent()
              ? Optional.<MigrationStatus.LeftLock>empty()
              : AppliedChangesets.lock(connection);
      return new MigrationStatus(
          applied.stream().map(Row::applied).toList(),
          without(changelog.changesets(), applied.stream().map(Row::changeset).toList()),
          unknown(applied),
          running,
          left);
    } catch (SQLException failed) {
      throw failed("The migrations cannot be looked at", failed);
    }
  }

  @Override
  public String sqlToMigrate(MigrationLimits limits) {
    var script = new StringWriter();
    try (var connection = database.getConnection()) {
      run(connection, new Steps(step -> {}), by -> by.update(EVERYWHERE, ALL, script));
    } catch (SQLException failed) {
      throw failed("The migrations cannot be written down", failed);
    }
    return MigrationSession.limiting(limits) + ";\n" + script;
  }

  @Override
  public List<Changeset> migrate(MigrationLimits limits, Consumer<String> progress) {
    return runAlone(limits, progress, by -> by.update(EVERYWHERE, ALL));
  }

  @Override
  public String sqlToRollBackTo(String tag, MigrationLimits limits) {
    var script = new StringWriter();
    try (var connection = database.getConnection()) {
      requireKnown(tag, AppliedChangesets.of(connection));
      run(
          connection,
          new Steps(step -> {}),
          by -> {
            by.rollback(tag, EVERYWHERE, ALL, script);
            script.append(sqlToKeep(tag, by));
          });
    } catch (SQLException failed) {
      throw failed("The rollback cannot be written down", failed);
    }
    return MigrationSession.limiting(limits) + ";\n" + script;
  }

  @Override
  public List<Changeset> rollBackTo(String tag, MigrationLimits limits, Consumer<String> progress) {
    try (var connection = database.getConnection()) {
      requireKnown(tag, AppliedChangesets.of(connection));
    } catch (SQLException failed) {
      throw failed("The migrations cannot be looked at", failed);
    }
    return runAlone(
            limits,
            progress,
            by -> {
              by.rollback(tag, EVERYWHERE, ALL);
              for (var changeset : making(tag, by)) {
                by.getDatabase().markChangeSetExecStatus(changeset, ChangeSet.ExecType.EXECUTED);
              }
            })
        .stream()
        .filter(back -> !isTag(back))
        .toList();
  }

  /** Liquibase takes the tag back as well, but the schema is then that of its release. */
  private static List<ChangeSet> making(String tag, Liquibase by) throws LiquibaseException {
    return by.getDatabaseChangeLog().getChangeSets().stream()
        .filter(changeset -> Changelog.tag(changeset).equals(Optional.of(tag)))
        .toList();
  }

  private static String sqlToKeep(String tag, Liquibase by) throws LiquibaseException {
    return making(tag, by).stream()
        .map(changeset -> new MarkChangeSetRanStatement(changeset, ChangeSet.ExecType.EXECUTED))
        .flatMap(mark ->
            Arrays.stream(SqlGeneratorFactory.getInstance().generateSql(mark, by.getDatabase())))
        .map(sql -> sql.toSql() + ";\n")
        .collect(Collectors.joining());
  }

  private boolean isTag(Changeset back) {
    return changelog.read().stream()
        .filter(read -> Changelog.toChangeset(read).equals(back))
        .anyMatch(read -> Changelog.tag(read).isPresent());
  }

  @Override
  public List<String> differences() {
    try (var connection = database.getConnection();
        var scratch = ScratchDatabase.beside(database)) {
      var applied = AppliedChangesets.of(connection);
      new LiquibaseMigrations(scratch.dataSource(), changelog)
          .migrateAsFarAs(applied.stream().map(Row::changeset).toList());
      try (var made = scratch.dataSource().getConnection()) {
        return Stream.concat(
                edited(applied).stream(),
                SchemaDescription.of(made).differences(SchemaDescription.of(connection)).stream())
            .toList();
      }
    } catch (SQLException failed) {
      throw failed("The schema cannot be compared", failed);
    }
  }

  /** Makes the schema of a database that has only these, in the changelog's order. */
  private void migrateAsFarAs(List<Changeset> applied) {
    var left =
        changelog.read().stream()
            .filter(read -> !applied.contains(Changelog.toChangeset(read)))
            .toList();
    var _ =
        runAlone(
            MigrationLimits.DEFAULT,
            step -> {},
            by -> {
              by.checkLiquibaseTables(false, by.getDatabaseChangeLog(), EVERYWHERE, ALL);
              for (var changeset : left) {
                by.getDatabase().markChangeSetExecStatus(changeset, ChangeSet.ExecType.EXECUTED);
              }
              by.update(EVERYWHERE, ALL);
            });
  }

  private List<Changeset> runAlone(MigrationLimits limits, Consumer<String> progress, Work work) {
    try (var session = MigrationSession.open(database)) {
      session.begin(limits, progress);
      var steps = new Steps(progress);
      run(session.connection(), steps, work);
      return steps.done();
    } catch (SQLException failed) {
      throw failed("The migration cannot be run", failed);
    }
  }

  private void run(Connection connection, Steps steps, Work work) {
    try {
      var _ =
          Quietly.call(() -> {
            work.run(liquibase(connection, steps));
            return true;
          });
    } catch (RuntimeException failed) {
      throw explain(steps, failed);
    }
  }

  private Liquibase liquibase(Connection connection, Steps steps) throws LiquibaseException {
    var target =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    var liquibase = new Liquibase(changelog.path(), new ClassLoaderResourceAccessor(), target);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.setChangeExecListener(steps);
    return liquibase;
  }

  private List<Changeset> unknown(List<Row> applied) {
    return without(applied.stream().map(Row::changeset).toList(), changelog.changesets());
  }

  private static List<Changeset> without(List<Changeset> all, List<Changeset> those) {
    var left = new HashSet<>(those);
    return all.stream().filter(changeset -> !left.contains(changeset)).toList();
  }

  private void requireKnown(String tag, List<Row> applied) {
    var unknown = unknown(applied);
    if (!unknown.isEmpty()) {
      throw new MigrationException(
          "The database has changesets of a later release, of which this one knows no way back (%s); roll back with that release."
              .formatted(unknown.getLast()));
    }
    var tags = applied.stream().map(Row::applied).flatMap(row -> row.tag().stream()).toList();
    if (!tags.contains(tag)) {
      throw new MigrationException(
          tags.isEmpty()
              ? "The database has no tag to roll back to."
              : "The database has no tag %s; it has %s.".formatted(tag, String.join(", ", tags)));
    }
  }

  private List<String> edited(List<Row> applied) {
    var sums =
        applied.stream()
            .filter(row -> row.checksum() != null)
            .collect(Collectors.toMap(Row::changeset, Row::checksum));
    return changelog.read().stream()
        .filter(read -> {
          @Nullable String sum = sums.get(Changelog.toChangeset(read));
          return sum != null && !read.isCheckSumValid(CheckSum.parse(sum));
        })
        .map(read -> Changelog.toChangeset(read) + " is not what was applied")
        .toList();
  }

  private static MigrationException explain(Steps steps, RuntimeException failed) {
    var what = steps.current().map(Changeset::toString).orElse("The migration");
    return switch (SqlStates.translate(failed, false)) {
      case TransactionFault.LockNotAvailable _ ->
          new MigrationException(
              what
                  + " did not get a lock in time, as somebody else holds it. What came before stays"
                  + " done; run it again when the database is quieter.",
              failed);
      case TransactionFault.TimedOut _ ->
          new MigrationException(
              what
                  + " took longer than a statement may. What came before stays done; allow more"
                  + " time or split it.",
              failed);
      case RuntimeException _ -> failed(what + " failed", failed);
    };
  }

  private static MigrationException failed(String what, Throwable failed) {
    @Nullable String said = failed.getMessage();
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      said = cause.getMessage() == null ? said : cause.getMessage();
      if (cause instanceof SQLException) {
        break;
      }
    }
    return new MigrationException(
        what + ": " + String.valueOf(said).strip().replaceAll("\\s+", " "), failed);
  }
}

package dev.purser.persistence.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the schema itself need: an empty database of their own, and steps of any size. */
abstract class SchemaTest {
  static final MigrationLimits IMPATIENT =
      new MigrationLimits(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofMillis(500));

  final List<String> told = new ArrayList<>();
  TestDatabase database;
  LiquibaseMigrations migrations;

  /** The server is the test's choice. */
  abstract TestDatabase empty();

  @BeforeEach
  void create() {
    database = empty();
    migrations = of("db/changelog/master.yaml");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  LiquibaseMigrations of(String changelog) {
    return new LiquibaseMigrations(database.dataSource(), new Changelog(changelog));
  }

  void migrate() {
    var _ = migrations.migrate(MigrationLimits.DEFAULT, told::add);
  }

  SchemaDescription schema() throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      return SchemaDescription.of(connection);
    }
  }

  void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long count(String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  /** Applies the next changeset of a changelog and no other. */
  static void stepUp(Connection connection, String changelog) {
    var _ =
        Quietly.call(() -> {
          on(connection, changelog).update(1, new Contexts(), new LabelExpression());
          return true;
        });
  }

  /** Takes the newest changeset back and no other. */
  static void stepDown(Connection connection, String changelog) {
    var _ =
        Quietly.call(() -> {
          on(connection, changelog).rollback(1, null, new Contexts(), new LabelExpression());
          return true;
        });
  }

  private static Liquibase on(Connection connection, String changelog) throws LiquibaseException {
    var liquibase =
        new Liquibase(
            changelog,
            new ClassLoaderResourceAccessor(),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    return liquibase;
  }
}

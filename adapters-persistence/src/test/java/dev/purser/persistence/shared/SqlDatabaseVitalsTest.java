package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.DatabaseVitals.Connections;
import dev.purser.application.shared.DatabaseVitals.Table;
import dev.purser.application.shared.DatabaseVitals.Vitals;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SqlDatabaseVitalsTest {
  private static TestDatabase database;
  private static SqlDatabaseVitals vitals;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    var sql = new Sql(new JdbcTemplate(database.dataSource()));
    var manager = new JdbcTransactionManager(database.dataSource());
    vitals =
        new SqlDatabaseVitals(
            sql, new SpringTransactions(manager, sql, new FaultMeter(new SimpleMeterRegistry())));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void tellsHowLargeItIsAndWhatIsInIt() {
    var told = vitals.read();

    assertThat(told.sizeBytes()).isPositive();
    assertThat(told.maxConnections()).isPositive();
    assertThat(told.transactionIdsUsed()).isPositive();
    assertThat(told.tellsAll()).as("a superuser is told everything").isTrue();
    assertThat(told.tables()).extracting(Table::name).contains("accounts", "orders");
    assertThat(told.tables()).allMatch(table -> table.bytes() >= 0);
    assertThat(told.connections()).extracting(Connections::state).contains("active");
    assertThat(told.standbys()).isEmpty();
  }

  @Test
  void tellsNoStatementsWhereTheExtensionIsNotInstalled() {
    assertThat(vitals.read().statements()).isEmpty();
  }

  @Test
  void tellsNoStatementsWhereTheExtensionsLibraryIsNotLoaded() throws SQLException {
    execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");

    assertThat(vitals.read().sizeBytes()).isPositive();

    execute("DROP EXTENSION pg_stat_statements");
  }

  @Test
  void tellsHowLongSomebodyHasHadATransactionOpen() throws Exception {
    try (var forgetful = database.dataSource().getConnection()) {
      forgetful.setAutoCommit(false);
      try (var statement = forgetful.createStatement()) {
        statement.execute("SELECT 1");
      }
      Thread.sleep(30);

      assertThat(vitals.read().oldestTransactionMicros()).isGreaterThanOrEqualTo(30_000);

      forgetful.rollback();
    }
    assertThat(vitals.read()).extracting(Vitals::oldestTransactionMicros).isEqualTo(0L);
  }

  @Test
  void countsReplicationSlotsThatNobodyReads() throws SQLException {
    execute("SELECT pg_create_physical_replication_slot('of_a_standby_that_has_gone')");

    assertThat(vitals.read().unreadSlots()).isEqualTo(1);

    execute("SELECT pg_drop_replication_slot('of_a_standby_that_has_gone')");
    assertThat(vitals.read().unreadSlots()).isZero();
  }

  @Test
  void leavesOutConnectionsThatOnlySuperusersGet() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var reserved =
            statement.executeQuery(
                """
                SELECT current_setting('max_connections')::integer
                       - current_setting('superuser_reserved_connections')::integer
                """)) {
      reserved.next();
      assertThat(vitals.read().maxConnections()).isEqualTo(reserved.getLong(1));
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

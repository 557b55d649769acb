package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

  @Test
  void givesEachCallerADatabaseOfItsOwn() throws SQLException {
    try (TestDatabase first = TestDatabase.empty();
        TestDatabase second = TestDatabase.empty()) {

      run(first, "CREATE TABLE only_here (id bigint)");

      assertThat(count(first, "only_here")).isEqualTo(1);
      assertThat(count(second, "only_here")).isZero();
    }
  }

  @Test
  void freshDatabaseHoldsTheMigratedSchema() throws SQLException {
    try (TestDatabase database = TestDatabase.fresh()) {
      assertThat(count(database, "databasechangelog")).isEqualTo(1);
    }
  }

  @Test
  void closingDropsTheDatabaseUnderOpenConnections() throws SQLException {
    TestDatabase database = TestDatabase.empty();
    try (Connection open = database.dataSource().getConnection()) {
      assertThat(open.isValid(1)).isTrue();

      database.close();

      assertThatThrownBy(() -> database.dataSource().getConnection())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("does not exist");
    }
  }

  private static void run(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(TestDatabase database, String table) throws SQLException {
    String sql = "SELECT count(*) FROM information_schema.tables WHERE table_name = '%s'";
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(table))) {
      rows.next();
      return rows.getLong(1);
    }
  }
}

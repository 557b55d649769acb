package dev.purser.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class StatementLimitsTest {
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestDatabase.empty();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void namesWhatNobodyLimits() {
    assertThat(limits().missing())
        .containsExactly("idle_in_transaction_session_timeout", "statement_timeout");
  }

  @Test
  void countsLimitsOfTheDatabase() throws SQLException {
    set("statement_timeout = '5s'");
    assertThat(limits().missing()).containsExactly("idle_in_transaction_session_timeout");

    set("idle_in_transaction_session_timeout = '30s'");
    assertThat(limits().missing()).isEmpty();
  }

  private SqlStatementLimits limits() {
    return new SqlStatementLimits(new Sql(new JdbcTemplate(database.dataSource())));
  }

  private void set(String limit) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE %s SET %s".formatted(database.name(), limit));
    }
  }
}

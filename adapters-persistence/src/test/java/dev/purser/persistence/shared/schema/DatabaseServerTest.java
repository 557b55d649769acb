package dev.purser.persistence.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.schema.ConnectionBudget;
import dev.purser.application.shared.schema.DatabaseServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a server lets a service rely on, on servers of the test's own that it may spoil. */
class DatabaseServerTest {
  private static final String SUPERUSER = "postgres";
  private static final String SHOP = "shop";

  private static EmbeddedPostgres server;

  @BeforeAll
  static void start() throws IOException {
    server = with("on");
    does("CREATE ROLE " + SHOP + " LOGIN");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void isDurableUnlessARoleHasItsCommitsNotWaitedFor() {
    assertThat(as(SHOP, server).undurable()).isEmpty();

    does("ALTER ROLE " + SHOP + " SET synchronous_commit = off");

    assertThat(as(SHOP, server).undurable()).containsExactly("synchronous_commit is off");
    assertThat(as(SUPERUSER, server).undurable()).isEmpty();
  }

  @Test
  void namesEverySettingWithWhichAnAnsweredCommitCanBeLost() throws IOException {
    try (var careless = with("off")) {
      assertThat(as(SUPERUSER, careless).undurable())
          .containsExactly("fsync is off", "full_page_writes is off", "synchronous_commit is off");
    }
  }

  @Test
  void countsWhatServerDatabaseAndRoleLetIn() throws SQLException {
    assertThat(as(SHOP, server).connections()).isEqualTo(new ConnectionBudget(37));

    does("ALTER DATABASE postgres CONNECTION LIMIT 30");
    assertThat(as(SHOP, server).connections()).isEqualTo(new ConnectionBudget(30));

    does("ALTER ROLE " + SHOP + " CONNECTION LIMIT 20");
    assertThat(as(SHOP, server).connections()).isEqualTo(new ConnectionBudget(20));
  }

  private static EmbeddedPostgres with(String durability) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", durability)
        .setServerConfig("full_page_writes", durability)
        .setServerConfig("synchronous_commit", durability)
        .setServerConfig("max_connections", "40")
        .setServerConfig("superuser_reserved_connections", "3")
        .start();
  }

  private static DatabaseServer as(String role, EmbeddedPostgres on) {
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://localhost:" + on.getPort() + "/postgres");
    source.setUser(role);
    return new SqlDatabaseServer(source);
  }

  private static void does(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

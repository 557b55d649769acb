package dev.purser.persistence.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.schema.DatabaseRoles.Login;
import dev.purser.application.shared.schema.DatabaseRoles.Plan;
import dev.purser.application.shared.schema.MigrationException;
import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Roles on the server that the tests share, under names that no other test has. */
class DatabaseRolesTest extends SchemaTest {
  private static final String PASSWORD = "a password of tests";

  private Login owner;
  private Login service;
  private Login analytics;
  private Plan plan;
  private SqlDatabaseRoles roles;

  @Override
  TestDatabase empty() {
    return TestDatabase.empty();
  }

  @BeforeEach
  void nameRoles() {
    var number = UUID.randomUUID().toString().replace("-", "");
    owner = new Login("owner_" + number, Optional.of(PASSWORD));
    service = new Login("service_" + number, Optional.of(PASSWORD));
    analytics = new Login("analytics_" + number, Optional.of(PASSWORD));
    plan = new Plan(Optional.of(owner), service, Optional.of(analytics));
    roles = new SqlDatabaseRoles(database.dataSource());
  }

  @AfterEach
  void dropRoles() throws SQLException {
    for (var role : List.of(service, analytics, owner)) {
      execute(
          """
          DO $$ BEGIN
            IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%1$s') THEN
              DROP OWNED BY %1$s CASCADE;
              DROP ROLE %1$s;
            END IF;
          END $$
          """
              .formatted(role.name()));
    }
  }

  @Test
  void createsThemAndHasNothingToChangeAfterwards() {
    migrate();

    var rehearsed = roles.establish(plan, true);
    var made = roles.establish(plan, false);
    var again = roles.establish(withoutPasswords(), false);

    assertThat(rehearsed).isEqualTo(made);
    assertThat(made)
        .contains(
            "created the role " + service,
            "set the password of " + service,
            "gave accounts to " + owner,
            "granted INSERT, SELECT on entries to " + service)
        .noneMatch(sentence -> sentence.contains(PASSWORD));
    assertThat(again).isEmpty();
  }

  @Test
  void ownerMigratesAnEmptyDatabaseAndTheServiceSeesWhatComes() throws SQLException {
    establish();
    var byOwner = new LiquibaseMigrations(as(owner), Changelog.MASTER);

    var _ = byOwner.migrate(MigrationLimits.DEFAULT, told::add);

    assertThat(allowed(service, "SELECT count(*) FROM accounts")).isTrue();
    assertThat(allowed(service, "UPDATE entries SET leg = leg")).isTrue();
    assertThat(allowed(analytics, "SELECT count(*) FROM accounts")).isFalse();
    establish();
    assertThat(allowed(service, "UPDATE entries SET leg = leg")).isFalse();
    assertThat(allowed(analytics, "SELECT count(*) FROM accounts")).isTrue();
    assertThat(byOwner.differences()).isEmpty();
    assertThat(byOwner.rollBackTo("0.0.0", MigrationLimits.DEFAULT, told::add)).isNotEmpty();
  }

  @Test
  void serviceWorksWithRowsAndChangesNoSchemaAndNothingThatIsAppendOnly() throws SQLException {
    migrate();
    establish();

    assertThat(
            List.of(
                "SELECT id FROM customers WHERE password_hash IS NULL",
                "SELECT id FROM accounts FOR NO KEY UPDATE",
                "UPDATE accounts SET held = held",
                "SELECT nextval('order_numbers')",
                "DELETE FROM sessions",
                "UPDATE idempotency_keys SET answer = NULL",
                "SELECT count(*) FROM databasechangelog"))
        .allMatch(sql -> allowed(service, sql));
    assertThat(
            List.of(
                "CREATE TABLE mine (id bigint)",
                "ALTER TABLE accounts ADD COLUMN mine bigint",
                "DROP TABLE entries",
                "TRUNCATE entries",
                "CREATE EXTENSION amcheck",
                "UPDATE entries SET change = 1",
                "DELETE FROM entries",
                "UPDATE transfers SET reason = 'mine'",
                "DELETE FROM transfers",
                "UPDATE lot_entries SET change = 1",
                "DELETE FROM stock_movements",
                "UPDATE audit_entries SET caller = 'nobody'",
                "DELETE FROM journal_links",
                "DELETE FROM accounts",
                "DELETE FROM idempotency_keys",
                "ALTER TABLE journal_links DISABLE TRIGGER ALL",
                "INSERT INTO databasechangelog SELECT * FROM databasechangelog",
                "SELECT * FROM backfills"))
        .noneMatch(sql -> allowed(service, sql));
    assertThat(shown(service, "statement_timeout")).isEqualTo("5s");
    assertThat(shown(service, "lock_timeout")).isEqualTo("3s");
    assertThat(shown(service, "idle_in_transaction_session_timeout")).isEqualTo("30s");
    assertThat(shown(service, "enable_seqscan")).isEqualTo("off");
    assertThat(shown(service, "jit")).isEqualTo("off");
  }

  @Test
  void analyticsReadWhatIsNoSecret() {
    migrate();
    establish();

    assertThat(
            List.of(
                "SELECT * FROM accounts",
                "SELECT * FROM entries",
                "SELECT * FROM orders",
                "SELECT id, email, role FROM customers"))
        .allMatch(sql -> allowed(analytics, sql));
    assertThat(
            List.of(
                "SELECT password_hash FROM customers",
                "SELECT * FROM customers",
                "SELECT * FROM sessions",
                "SELECT * FROM refresh_tokens",
                "SELECT secret_hash FROM machine_clients",
                "SELECT * FROM idempotency_keys",
                "SELECT * FROM customer_profiles",
                "INSERT INTO assets (code, name) VALUES ('X', 'X')",
                "SELECT nextval('order_numbers')",
                "CREATE TABLE mine (id bigint)"))
        .noneMatch(sql -> allowed(analytics, sql));
    assertThat(shown(analytics, "default_transaction_read_only")).isEqualTo("on");
  }

  @Test
  void repairsWhatSomebodyChangedAndSaysSo() throws SQLException {
    migrate();
    establish();
    execute(
        """
        GRANT UPDATE, TRUNCATE ON entries TO %1$s;
        GRANT SELECT ON customers, sessions TO %2$s;
        GRANT SELECT (secret_hash) ON machine_clients TO %2$s;
        GRANT CREATE ON SCHEMA public TO %1$s;
        GRANT CREATE ON SCHEMA public TO PUBLIC;
        ALTER ROLE %1$s SUPERUSER CREATEROLE;
        ALTER ROLE %1$s IN DATABASE %3$s SET statement_timeout = '1h';
        ALTER TABLE orders OWNER TO CURRENT_USER;
        REVOKE INSERT ON orders FROM %1$s;
        """
            .formatted(service, analytics, database.name()));

    var repaired = roles.establish(withoutPasswords(), false);

    assertThat(repaired)
        .contains(
            "took TRUNCATE, UPDATE on entries from " + service,
            "took SELECT on sessions from " + analytics,
            "took SELECT on customers from " + analytics,
            "no longer let %s read secret_hash of machine_clients".formatted(analytics),
            "took CREATE on public from " + service,
            "took the right to create things in the schema from everybody",
            "set the attributes of %s: NOSUPERUSER NOCREATEROLE".formatted(service),
            "set statement_timeout=5s for " + service,
            "gave orders to " + owner,
            "granted INSERT on orders to " + service);
    assertThat(roles.establish(withoutPasswords(), false)).isEmpty();
    assertThat(allowed(service, "UPDATE entries SET leg = leg")).isFalse();
  }

  @Test
  void objectsToServingAsSomebodyWhoCouldChangeEverything() {
    assertThat(roles.objectionToServing())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("superuser", "./purser roles"));
    migrate();
    establish();

    assertThat(new SqlDatabaseRoles(as(owner)).objectionToServing())
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("owns the schema"));
    assertThat(new SqlDatabaseRoles(as(service)).objectionToServing()).isEmpty();
    assertThat(new SqlDatabaseRoles(as(analytics)).objectionToServing()).isEmpty();
  }

  @Test
  void leavesEverythingAsItWasWhenSomethingIsNotAllowed() {
    migrate();
    establish();
    var number = UUID.randomUUID().toString().replace("-", "");
    var others =
        new Plan(Optional.empty(), new Login("x" + number, Optional.empty()), Optional.empty());

    assertThatThrownBy(
            () -> {
              var _ = new SqlDatabaseRoles(as(service)).establish(others, false);
            })
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("The roles stay as they are")
        .hasMessageContaining("permission denied");
  }

  @Test
  void refusesNamesThatAreNone() {
    assertThatThrownBy(() -> new Login("purser; DROP TABLE entries", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whoever adds a table says in TablePrivileges what the service may do with its rows. */
  @Test
  void everyTableIsThoughtOf() throws SQLException {
    migrate();
    try (var connection = database.dataSource().getConnection()) {
      Set<String> tables = new TreeSet<>();
      for (var relation : new Catalogue(connection).relations()) {
        if (!relation.kind().equals("S")) {
          tables.add(relation.name());
        }
      }
      assertThat(TablePrivileges.BY_TABLE.keySet()).containsExactlyInAnyOrderElementsOf(tables);
    }
  }

  private void establish() {
    var _ = roles.establish(plan, false);
  }

  private Plan withoutPasswords() {
    return new Plan(Optional.of(without(owner)), without(service), Optional.of(without(analytics)));
  }

  private static Login without(Login login) {
    return new Login(login.name(), Optional.empty());
  }

  private DataSource as(Login login) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(login.name());
    source.setPassword(PASSWORD);
    return source;
  }

  /** Tries it, whatever the role is used to, and takes it back. */
  private boolean allowed(Login login, String sql) {
    try (var connection = as(login).getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.rollback();
      return true;
    } catch (SQLException refused) {
      assertThat(refused.getSQLState()).as(sql + ": " + refused.getMessage()).isEqualTo("42501");
      return false;
    }
  }

  private String shown(Login login, String setting) {
    try (var connection = as(login).getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}

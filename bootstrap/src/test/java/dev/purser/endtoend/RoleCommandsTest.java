package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles of a database as an operator makes them, and a service that logs in as one. */
class RoleCommandsTest {
  private static final int TERMINATED = 143;

  @TempDir private static Path folder;

  private final String number = UUID.randomUUID().toString().replace("-", "");
  private final String owner = "owner_" + number;
  private final String service = "service_" + number;
  private final String analytics = "analytics_" + number;
  private final Path ownerPassword = folder.resolve(owner);
  private final Path servicePassword = folder.resolve(service);
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestDatabase.empty();
    write(ownerPassword, "owner's password");
    write(servicePassword, "service's password");
  }

  @AfterEach
  void drop() throws SQLException {
    for (var role : List.of(service, analytics, owner)) {
      execute("DROP OWNED BY " + role + " CASCADE");
      execute("DROP ROLE " + role);
    }
    database.close();
  }

  @Test
  void leadFromAnEmptyDatabaseToAServiceThatOwnsNothing() {
    require(asSuperuser(), 0, "created the role " + service, roles());
    require(asSuperuser(), 0, "set the password of " + service, roles());
    require(asOwner(), 0, "The schema is current", "migrate");
    require(asSuperuser(), 0, "took DELETE, UPDATE on entries from " + service, roles());
    require(asSuperuser(), 0, "there was nothing to change", rolesWithoutPasswords());
    require(asOwner(), 0, "as its changesets make it", "migrate", "validate");

    require(asSuperuser(), 1, "who is a superuser", "serve");
    require(asOwner(), 1, "who owns the schema", "serve");
    try (var run = CommandRun.start(folder, asService(), "serve")) {
      var shop = new Shop(run.client());
      var order = shop.order(shop.buyer(10), shop.product(10, 1), 1);
      assertThat(order.status()).isEqualTo(201);
      assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      assertThat(run.terminate()).isEqualTo(TERMINATED);
      assertThat(run.output() + run.errors()).doesNotContain("'s password");
    }
    require(asService(), 0, "The journal fits", "verify-journal");
    require(asService(), 1, "permission denied", "rollback", "--to", "0.0.0");
  }

  private String[] rolesWithoutPasswords() {
    return new String[] {"roles", "--owner", owner, "--service", service, "--analytics", analytics};
  }

  /** With first line of the file that the service's password stands in, and the owner's. */
  private String[] roles() {
    var all = new ArrayList<>(List.of(rolesWithoutPasswords()));
    all.addAll(List.of("--owner-password-file", ownerPassword.toString()));
    all.addAll(List.of("--service-password-file", servicePassword.toString()));
    return all.toArray(String[]::new);
  }

  private Map<String, String> asSuperuser() {
    var login = "?user=" + database.user() + "&password=" + database.password();
    return as(Map.of("DATABASE_URL", database.jdbcUrl() + login));
  }

  private Map<String, String> asOwner() {
    return as(
        Map.of(
            "DATABASE_URL",
            database.jdbcUrl() + "?user=" + owner,
            "PURSER_DATABASE_PASSWORD_FILE",
            ownerPassword.toString()));
  }

  private Map<String, String> asService() {
    return as(
        Map.of(
            "DATABASE_URL",
            database.jdbcUrl() + "?user=" + service,
            "PURSER_DATABASE_PASSWORD_FILE",
            servicePassword.toString()));
  }

  private static Map<String, String> as(Map<String, String> login) {
    var all = new HashMap<>(login);
    all.putAll(Map.of("PURSER_MIGRATE", "off", "PURSER_ALLOW_OWNER", "off"));
    return all;
  }

  private static void require(
      Map<String, String> settings, int status, String contained, String... arguments) {
    CommandResult.of(settings, arguments).require(status, contained, "'s password");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The password of the service is replaced under load, on a server that asks for one: the file gets
 * the new one beside the old one, then the database the new one, and then the old one leaves the
 * file.
 */
class PasswordRotationTest {
  private static final int CLIENTS = 4;
  private static final String ROLE = "rotating_service";
  private static final String OLD = "the service's old password";
  private static final String NEW = "the service's new password";

  @TempDir private static Path folder;

  private final Path file = folder.resolve("password");
  private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean enough = new AtomicBoolean();

  @Test
  void noRequestFailsWhileConnectionsComeAndGo() throws Exception {
    try (var server =
        EmbeddedDatabase.start(
            new EmbeddedSettings(folder.resolve("postgres"), Ports.free()), line -> {})) {
      var superuser = server.url();
      RunningService.migrate(superuser);
      write(OLD);
      setPassword(superuser);
      assertThat(letsIn(superuser, OLD)).isTrue();
      assertThat(letsIn(superuser, NEW)).isFalse();

      var login = new DatabaseUrl(superuser.jdbcUrl(), ROLE, "not this one");
      var settings = Map.of("PURSER_DATABASE_PASSWORD_FILE", file.toString());
      try (var service = RunningService.on(login, settings)) {
        var clients = buy(service);
        write(NEW + "\n" + OLD);
        renewConnections(service, superuser);
        setPassword(superuser);
        assertThat(letsIn(superuser, OLD)).isFalse();
        renewConnections(service, superuser);
        write(NEW);
        renewConnections(service, superuser);
        enough.set(true);
        var _ = clients.join();

        assertThat(statuses).hasSizeGreaterThan(6 * CLIENTS).containsOnly(201);
        assertThat(new Shop(service.client()).invariants().at("/holds").asBoolean()).isTrue();
      } finally {
        enough.set(true);
      }
    }
  }

  private CompletableFuture<List<Boolean>> buy(RunningService service) {
    var shop = new Shop(service.client());
    var buyer = shop.buyer(1_000_000);
    var sku = shop.product(1, 1_000_000);
    return Together.start(
        CLIENTS,
        i -> {
          while (!enough.get()) {
            var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));
            statuses.add(service.client().post("/v1/orders", Client.newKey(), body).status());
          }
          return true;
        });
  }

  /** Until every connection is another one, with orders on both. */
  private void renewConnections(RunningService service, DatabaseUrl superuser)
      throws InterruptedException, SQLException {
    var before = connections(superuser);
    var more = statuses.size() + 2 * CLIENTS;
    while (statuses.size() < more || !Collections.disjoint(before, connections(superuser))) {
      service.replaceConnections();
      Thread.sleep(20);
    }
  }

  private static List<Integer> connections(DatabaseUrl superuser) throws SQLException {
    var sql = "SELECT pid FROM pg_stat_activity WHERE usename = '%s'".formatted(ROLE);
    try (var connection =
            DriverManager.getConnection(
                superuser.jdbcUrl(), superuser.user(), superuser.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<Integer>();
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
      return found;
    }
  }

  /** As the first line of the file has it. */
  private void setPassword(DatabaseUrl superuser) {
    var login = "?user=" + superuser.user() + "&password=" + superuser.password();
    CommandResult.of(
            Map.of("DATABASE_URL", superuser.jdbcUrl() + login),
            "roles",
            "--service",
            ROLE,
            "--service-password-file",
            file.toString())
        .require(0, "set the password of " + ROLE, OLD, NEW);
  }

  private static boolean letsIn(DatabaseUrl database, String password) {
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), ROLE, password)) {
      return connection.isValid(1);
    } catch (SQLException refused) {
      return false;
    }
  }

  /** In one step, so that nobody reads half of it. */
  private void write(String passwords) throws IOException {
    var draft = Files.writeString(folder.resolve("draft"), passwords + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}

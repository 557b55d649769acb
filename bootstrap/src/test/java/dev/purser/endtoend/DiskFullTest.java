package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.configuration.DatabaseUrl;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database has no room left for the rows of one table, whose file is then {@code /dev/full}: it
 * takes nothing, as a file on a full disk, and needs no right to mount anything. What does not need
 * the table goes on, and what does is done once there is room.
 */
class DiskFullTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void refusesWhatCannotBeWrittenAndDoesItOnceThereIsRoom() throws Exception {
    var port = Ports.free();
    var roomy = start(port);
    RunningService.migrate(roomy.url());
    try (var service = RunningService.on(roomy.url(), Map.of())) {
      var shop = new Shop(service.client());
      var buyer = shop.buyer(100);
      var sku = shop.product(10, 5);
      var order = shop.order(buyer, sku, 2).succeeded().at("/id");
      var path = "/v1/orders/" + order + "/fulfilments";
      var key = Client.newKey();

      var file = fileOf(roomy.url(), "fulfilments");
      roomy.close();
      var aside = Files.move(file, file.resolveSibling("aside"));
      Files.createSymbolicLink(file, FULL);
      try (var _ = start(port)) {
        awaitReady(service.client());
        var begin = System.nanoTime();
        var refused = service.client().post(path, key, "{}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(shop.order(buyer, sku, 1).status()).isEqualTo(201);
        assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      }
      Files.delete(file);
      Files.move(aside, file);
      try (var _ = start(port)) {
        awaitReady(service.client());

        var done = service.client().post(path, key, "{}");

        assertThat(done.status()).as(done.toString()).isEqualTo(201);
        assertThat(done.isReplayed()).isFalse();
        assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      }
    } finally {
      roomy.close();
    }
  }

  private EmbeddedDatabase start(int port) {
    return EmbeddedDatabase.start(new EmbeddedSettings(folder, port), line -> {});
  }

  private Path fileOf(DatabaseUrl url, String table) throws SQLException {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT pg_relation_filepath('%s')".formatted(table))) {
      assertThat(rows.next()).isTrue();
      return folder.resolve("cluster").resolve(rows.getString(1));
    }
  }

  private static void awaitReady(Client client) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (client.get("/readyz").status() != 200) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(100);
    }
  }
}

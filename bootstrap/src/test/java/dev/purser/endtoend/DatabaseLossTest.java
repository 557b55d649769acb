package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database dies under load and comes back, and nobody starts the service anew. */
class DatabaseLossTest {
  private static final int CLIENTS = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path folder;

  @Test
  void losesNothingAndDoesNothingTwiceWhenTheDatabaseIsKilledAndComesBack() throws Exception {
    var killed = EmbeddedDatabase.start(new EmbeddedSettings(folder, Ports.free()), line -> {});
    RunningService.migrate(killed.url());
    try (var service =
            RunningService.on(killed.url(), Map.of("PURSER_COMMAND_DEADLINE_SECONDS", "2"));
        var buyers = new PatientBuyers(service.client())) {

      buyers.start(CLIENTS);
      buyers.awaitOrders(10 * CLIENTS);
      kill(killed);
      buyers.awaitFailures(CLIENTS / 2);
      requireUnavailable(service.client(), buyers.buyers().getFirst());
      try (var restarted =
          EmbeddedDatabase.start(new EmbeddedSettings(folder, port(killed)), line -> {})) {
        buyers.awaitOrders(5 * CLIENTS);
        buyers.stop();

        assertThat(restarted.url()).isEqualTo(killed.url());
        buyers.requireEverybodyServed();
        buyers.requireEachOrderOnce();
        buyers.requireFigures();
        assertThat(service.client().get("/readyz").status()).isEqualTo(200);
      }
    } finally {
      killed.close();
    }
  }

  private static void requireUnavailable(Client client, Shop.Buyer buyer) {
    PatientBuyers.requireTransient(client.get("/v1/accounts/" + buyer.account()));
    assertThat(client.get("/readyz").status()).isEqualTo(503);
    assertThat(client.get("/healthz").status()).isEqualTo(200);
  }

  private static void kill(EmbeddedDatabase database) throws IOException {
    var pid = Files.readAllLines(folder.resolve("cluster/postmaster.pid")).getFirst();
    var server = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    assertThat(server.destroyForcibly()).isTrue();
    assertThat(server.onExit()).succeedsWithin(PATIENCE);
    database.close();
  }

  private static int port(EmbeddedDatabase database) {
    var url = database.url().jdbcUrl();
    return Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
  }
}

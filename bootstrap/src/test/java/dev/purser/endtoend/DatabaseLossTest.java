package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database goes away under load and comes back, and nobody starts the service anew. */
class DatabaseLossTest {
  private static final int CLIENTS = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So long that the pool rests between two tries to connect for as long as it ever does. */
  private static final Duration OUTAGE = Duration.ofSeconds(6);

  /** From the moment when the server is there again, until everybody has been served. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  @TempDir private Path folder;

  /** How a database goes away. */
  private enum Loss {
    /** As when its machine fails; it recovers when it comes back. */
    KILLED,
    /** As for an upgrade: it cuts everybody off and ends. */
    STOPPED
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingAndDoesNothingTwiceWhenTheDatabaseGoesAwayAndComesBack(Loss loss)
      throws Exception {
    var lost = EmbeddedDatabase.start(new EmbeddedSettings(folder, Ports.free()), line -> {});
    RunningService.migrate(lost.url());
    try (var service =
            RunningService.on(lost.url(), Map.of("PURSER_COMMAND_DEADLINE_SECONDS", "2"));
        var buyers = new PatientBuyers(service.client())) {

      buyers.start(CLIENTS);
      buyers.awaitOrders(10 * CLIENTS);
      lose(lost, loss);
      var away = System.nanoTime();
      buyers.awaitFailures(CLIENTS / 2);
      requireUnavailable(service.client(), buyers.buyers().getFirst());
      TimeUnit.NANOSECONDS.sleep(OUTAGE.toNanos() - (System.nanoTime() - away));
      try (var restarted =
          EmbeddedDatabase.start(new EmbeddedSettings(folder, port(lost)), line -> {})) {
        var back = System.nanoTime();
        buyers.awaitOrders(2 * CLIENTS);
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(RECOVERY);
        buyers.stop();

        assertThat(restarted.url()).isEqualTo(lost.url());
        buyers.requireEverybodyServed();
        buyers.requireEachOrderOnce();
        buyers.requireFigures();
        assertThat(service.client().get("/readyz").status()).isEqualTo(200);
      }
    } finally {
      lost.close();
    }
  }

  private static void requireUnavailable(Client client, Shop.Buyer buyer) {
    PatientBuyers.requireTransient(client.get("/v1/accounts/" + buyer.account()));
    assertThat(client.get("/readyz").status()).isEqualTo(503);
    assertThat(client.get("/healthz").status()).isEqualTo(200);
  }

  private void lose(EmbeddedDatabase database, Loss loss) throws IOException {
    switch (loss) {
      case KILLED -> kill(database);
      case STOPPED -> database.close();
    }
  }

  private void kill(EmbeddedDatabase database) throws IOException {
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

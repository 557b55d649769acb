package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import dev.purser.endtoend.Shop.Buyer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database dies under load and comes back, and nobody starts the service anew. Clients do what
 * the documentation says: they wait as long as they are told and send the same request again.
 */
class DatabaseLossTest {
  private static final int CLIENTS = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> TRANSIENT =
      Set.of("unavailable", "outcome-unknown", "overloaded");

  @TempDir private static Path folder;

  private final Map<String, Reply> orders = new ConcurrentHashMap<>();
  private final Map<String, Reply> failures = new ConcurrentHashMap<>();
  private final CountDownLatch before = new CountDownLatch(10 * CLIENTS);
  private final CountDownLatch outage = new CountDownLatch(CLIENTS / 2);
  private volatile CountDownLatch after = new CountDownLatch(0);
  private volatile boolean enough;

  @Test
  void losesNothingAndDoesNothingTwiceWhenTheDatabaseIsKilledAndComesBack() throws Exception {
    var killed = EmbeddedDatabase.start(new EmbeddedSettings(folder, Ports.free()), line -> {});
    RunningService.migrate(killed.url());
    try (var service =
        RunningService.on(killed.url(), Map.of("PURSER_COMMAND_DEADLINE_SECONDS", "2"))) {
      var shop = new Shop(service.client());
      var buyers = Stream.generate(() -> shop.buyer(1_000_000)).limit(4).toList();
      var sku = shop.product(3, 1_000_000);

      var clients =
          Together.start(
              CLIENTS, i -> buyUntilEnough(service.client(), buyers.get(i % buyers.size()), sku));
      await(before, clients);
      kill(killed);
      await(outage, clients);
      requireUnavailable(service.client(), buyers.getFirst());
      try (var restarted =
          EmbeddedDatabase.start(new EmbeddedSettings(folder, port(killed)), line -> {})) {
        after = new CountDownLatch(5 * CLIENTS);
        await(after, clients);
        enough = true;
        clients.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(restarted.url()).isEqualTo(killed.url());
        assertThat(failures).isNotEmpty();
        assertThat(orders.keySet()).containsAll(failures.keySet());
        requireEachOrderOnce(service.client(), buyers);
        requireFigures(shop, buyers, sku);
        assertThat(service.client().get("/readyz").status()).isEqualTo(200);
      }
    } finally {
      enough = true;
      killed.close();
    }
  }

  /** Every client has a key of its own for each order, and keeps it until the order is answered. */
  private boolean buyUntilEnough(Client client, Buyer buyer, String sku) {
    while (!enough) {
      var key = Client.newKey();
      var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));
      var reply = client.post("/v1/orders", key, body);
      while (reply.status() != 201) {
        requireTransient(reply);
        failures.put(key, reply);
        outage.countDown();
        waitAsTold(reply);
        reply = client.postUntilEnded("/v1/orders", key, body);
      }
      orders.put(key, reply);
      before.countDown();
      after.countDown();
    }
    return true;
  }

  private static void requireTransient(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
    assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
    assertThat(reply.header("Retry-After").orElseThrow()).matches("[1-9][0-9]?");
    assertThat(reply.code()).isIn(TRANSIENT);
    assertThat(reply.isReplayed()).isFalse();
  }

  private static void waitAsTold(Reply reply) {
    try {
      TimeUnit.SECONDS.sleep(Long.parseLong(reply.header("Retry-After").orElseThrow()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static void requireUnavailable(Client client, Buyer buyer) {
    requireTransient(client.get("/v1/accounts/" + buyer.account()));
    assertThat(client.get("/readyz").status()).isEqualTo(503);
    assertThat(client.get("/healthz").status()).isEqualTo(200);
  }

  private void requireEachOrderOnce(Client client, Iterable<Buyer> buyers) {
    var answered = new HashMap<String, String>();
    orders.values().forEach(order -> answered.put(order.at("/id"), order.body()));
    var listed = new HashSet<String>();
    for (var buyer : buyers) {
      var path = "/v1/orders?limit=200&customer=" + buyer.customer();
      for (var page = client.get(path).succeeded(); page != null; page = next(client, path, page)) {
        page.json().at("/items").forEach(order -> listed.add(order.at("/id").asString()));
      }
    }
    assertThat(answered).hasSameSizeAs(orders);
    assertThat(listed).isEqualTo(answered.keySet());
    answered.forEach(
        (id, body) -> assertThat(client.get("/v1/orders/" + id).body()).isEqualTo(body));
  }

  private static Reply next(Client client, String path, Reply page) {
    return page.json().at("/nextCursor").isNull()
        ? null
        : client.get(path + "&cursor=" + page.at("/nextCursor")).succeeded();
  }

  private void requireFigures(Shop shop, Iterable<Buyer> buyers, String sku) {
    var held = 0L;
    for (var buyer : buyers) {
      held += shop.account(buyer).at("/held").longValue();
    }
    assertThat(held).isEqualTo(3L * orders.size());
    assertThat(shop.stock(sku).at("/allocated").longValue()).isEqualTo(orders.size());
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
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

  /** Until it has happened, or a client failed. */
  private static void await(CountDownLatch happened, CompletableFuture<?> clients)
      throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.await(100, TimeUnit.MILLISECONDS)) {
      if (clients.isDone()) {
        clients.get();
      }
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
    }
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances behind a proxy are restarted one after the other, and no client notices. */
class RollingRestartTest {
  private static final int CLIENTS = 24;
  private static final int TERMINATED = 143;
  private static final int PRICE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So that instances which start get something of the machine, too. */
  private static final Duration THINKING = Duration.ofMillis(100);

  /** Longer than the proxy takes to notice. */
  private static final Map<String, String> DRAINING = Map.of("PURSER_DRAIN_SECONDS", "3");

  private static final Map<String, String> HASTY = Map.of("PURSER_DRAIN_SECONDS", "0");

  @TempDir private static Path folder;

  private final int first = Ports.free();
  private final int second = Ports.free();

  @BeforeAll
  static void requireProxy() {
    Haproxy.require();
  }

  /** In the end an instance that does not drain shows that the load would have told. */
  @Test
  void losesNoRequestUnlessAnInstanceDoesNotDrain() throws Exception {
    try (var database = TestDatabase.fresh();
        var one = serve(database, first, DRAINING);
        var two = serve(database, second, DRAINING);
        var proxy = Haproxy.start(folder, first, second)) {
      var direct = new Shop(one.client());
      var _ = two.anonymous();
      proxy.awaitBoth();
      var buyers = List.of(direct.buyer(9_000_000), direct.buyer(9_000_000));
      var sku = direct.product(PRICE, 1_000_000);
      var client = one.client().at(proxy.address());

      var load = new Load(client, buyers, sku);
      load.awaitMore();
      assertThat(one.terminate()).isEqualTo(TERMINATED);
      load.awaitMore();
      try (var oneAgain = serve(database, first, DRAINING)) {
        proxy.awaitBoth();
        load.awaitMore();
        assertThat(two.terminate()).isEqualTo(TERMINATED);
        load.awaitMore();
        try (var twoAgain = serve(database, second, HASTY)) {
          proxy.awaitBoth();
          load.awaitMore();
          load.stop();

          assertThat(load.failures).isEmpty();
          requireEachOrderOnce(oneAgain.client(), load);
          requireFigures(new Shop(oneAgain.client()), load);

          var hasty = new Load(client, buyers, sku);
          hasty.awaitMore();
          assertThat(twoAgain.terminate()).isEqualTo(TERMINATED);
          hasty.stop();
          assertThat(hasty.failures).isNotEmpty();
        }
      }
    }
  }

  private static CommandRun serve(TestDatabase database, int port, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("PORT", String.valueOf(port));
    all.put("PURSER_RATE_LIMITS", "off");
    all.put("PURSER_JOB_DELAY_SECONDS", "1");
    all.put("PURSER_TOKEN_KEYS", folder.resolve("keys.json").toString());
    all.put("PURSER_CURSOR_SECRET", "the same secret of both instances");
    all.put(
        "DATABASE_URL",
        database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password());
    return CommandRun.start(folder, all, "serve");
  }

  /**
   * Orders, and reads of what was ordered. What the description does not have is no answer of the
   * service.
   */
  private static final class Load {
    private final Client client;
    private final List<Buyer> buyers;
    private final String sku;
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final CompletableFuture<?> clients;
    private volatile boolean enough;

    Load(Client client, List<Buyer> buyers, String sku) {
      this.client = client;
      this.buyers = buyers;
      this.sku = sku;
      this.clients = Together.start(CLIENTS, this::buyAndReadUntilEnough);
    }

    private boolean buyAndReadUntilEnough(int number) {
      var buyer = buyers.get(number % buyers.size());
      while (!enough) {
        try {
          buyAndRead(buyer);
          Thread.sleep(THINKING);
        } catch (UncheckedIOException | AssertionError lost) {
          failures.add(lost.toString());
        } catch (InterruptedException stop) {
          throw new IllegalStateException(stop);
        }
        answered.incrementAndGet();
      }
      return true;
    }

    private void buyAndRead(Buyer buyer) {
      var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));
      var placed = client.post("/v1/orders", Client.newKey(), body);
      if (placed.status() != 201) {
        failures.add(placed.toString());
        return;
      }
      var id = placed.at("/id");
      orders.put(id, placed.body());
      var read = client.get("/v1/orders/" + id);
      if (read.status() != 200 || !read.body().equals(placed.body())) {
        failures.add(read.toString());
      }
    }

    /** Until each client has been answered some more times. */
    void awaitMore() {
      var enough = answered.get() + 10 * CLIENTS;
      Waiting.until(PATIENCE, () -> answered.get() >= enough);
    }

    void stop() {
      enough = true;
      assertThat(clients).succeedsWithin(PATIENCE);
    }
  }

  private static void requireEachOrderOnce(Client client, Load load) {
    var listed = new HashSet<String>();
    for (var buyer : load.buyers) {
      var path = "/v1/orders?limit=200&customer=" + buyer.customer();
      for (var page = client.get(path).succeeded(); page != null; page = next(client, path, page)) {
        page.json()
            .at("/items")
            .forEach(order -> assertThat(listed.add(order.at("/id").asString())).isTrue());
      }
    }
    assertThat(load.orders).hasSizeGreaterThan(10 * CLIENTS);
    assertThat(listed).isEqualTo(load.orders.keySet());
  }

  private static Reply next(Client client, String path, Reply page) {
    return page.json().at("/nextCursor").isNull()
        ? null
        : client.get(path + "&cursor=" + page.at("/nextCursor")).succeeded();
  }

  private static void requireFigures(Shop shop, Load load) {
    var held = 0L;
    for (var buyer : load.buyers) {
      held += shop.account(buyer).at("/held").longValue();
    }
    assertThat(held).isEqualTo((long) PRICE * load.orders.size());
    assertThat(shop.stock(load.sku).at("/allocated").longValue()).isEqualTo(load.orders.size());
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }
}

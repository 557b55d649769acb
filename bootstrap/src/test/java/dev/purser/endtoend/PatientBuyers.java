package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers who order one after the other, whatever becomes of the service meanwhile. They do what
 * the documentation says: they wait as long as they are told and send the same request again.
 */
final class PatientBuyers implements AutoCloseable {
  private static final int BUYERS = 4;
  private static final int PRICE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** So that what happens meanwhile gets something of the machine, too. */
  private static final Duration THINKING = Duration.ofMillis(50);

  private static final Set<String> TRANSIENT =
      Set.of("unavailable", "outcome-unknown", "overloaded");

  private final Client client;
  private final Shop shop;
  private final List<Buyer> buyers;
  private final String sku;
  private final Map<String, Bought> orders = new ConcurrentHashMap<>();
  private final Map<String, Reply> failures = new ConcurrentHashMap<>();
  private volatile boolean enough;
  private CompletableFuture<?> shopping = new CompletableFuture<>();

  PatientBuyers(Client client) {
    this.client = client;
    this.shop = new Shop(client);
    this.buyers = Stream.generate(() -> shop.buyer(1_000_000)).limit(BUYERS).toList();
    this.sku = shop.product(PRICE, 1_000_000);
  }

  /** An order, when it was first asked for, and when it was answered. */
  record Bought(Reply reply, Instant asked, Instant answered) {}

  /** Begins to order in so many threads. */
  void start(int clients) {
    shopping = Together.start(clients, i -> buyUntilEnough(buyers.get(i % buyers.size())));
  }

  /** Ends it when everything that was asked for has been answered. */
  void stop() throws Exception {
    close();
    shopping.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Nobody begins another order. */
  @Override
  public void close() {
    enough = true;
  }

  /** Waits until so many more orders have been placed. */
  void awaitOrders(int more) throws Exception {
    var wanted = orders.size() + more;
    await(() -> orders.size() >= wanted);
  }

  /** Waits until so many requests have been put off. */
  void awaitFailures(int wanted) throws Exception {
    await(() -> failures.size() >= wanted);
  }

  List<Bought> orders() {
    return List.copyOf(orders.values());
  }

  List<Buyer> buyers() {
    return buyers;
  }

  /** Everybody who was put off has got their order in the end. */
  void requireEverybodyServed() {
    assertThat(failures).isNotEmpty();
    assertThat(orders.keySet()).containsAll(failures.keySet());
  }

  void requireEachOrderOnce() {
    var answered = new HashMap<String, String>();
    orders.values().forEach(order -> answered.put(idOf(order), order.reply().body()));
    assertThat(answered).hasSameSizeAs(orders);
    assertThat(listed(client)).isEqualTo(answered.keySet());
    answered.forEach(
        (id, body) -> assertThat(client.get("/v1/orders/" + id).body()).isEqualTo(body));
  }

  void requireFigures() {
    var held = 0L;
    for (var buyer : buyers) {
      held += shop.account(buyer).at("/held").longValue();
    }
    assertThat(held).isEqualTo((long) PRICE * orders.size());
    assertThat(shop.stock(sku).at("/allocated").longValue()).isEqualTo(orders.size());
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }

  /**
   * Holds a restored database to an instant: every order that was answered until then is there as
   * it was answered, and none that was asked for later.
   *
   * @param least how many there are of either kind, at the least, or nothing would be shown
   */
  void requireAsOf(Instant instant, Client restored, int least) {
    var before = orders.values().stream().filter(order -> !order.answered().isAfter(instant));
    var after = orders.values().stream().filter(order -> order.asked().isAfter(instant));
    var kept = before.collect(Collectors.toMap(PatientBuyers::idOf, order -> order.reply().body()));
    var gone = after.map(PatientBuyers::idOf).toList();

    assertThat(kept).hasSizeGreaterThanOrEqualTo(least);
    assertThat(gone).hasSizeGreaterThanOrEqualTo(least);
    assertThat(listed(restored)).containsAll(kept.keySet()).doesNotContainAnyElementsOf(gone);
    kept.forEach((id, body) -> assertThat(restored.get("/v1/orders/" + id).body()).isEqualTo(body));
  }

  static String idOf(Bought order) {
    return order.reply().at("/id");
  }

  /** The ids of the buyers' orders, as the service of a client lists them. */
  Set<String> listed(Client client) {
    var listed = new HashSet<String>();
    for (var buyer : buyers) {
      var path = "/v1/orders?limit=200&customer=" + buyer.customer();
      for (var page = client.get(path).succeeded(); page != null; page = next(client, path, page)) {
        page.json().at("/items").forEach(order -> listed.add(order.at("/id").asString()));
      }
    }
    return listed;
  }

  /** Holds an answer to what the documentation says of those that put somebody off. */
  static void requireTransient(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
    assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
    assertThat(reply.header("Retry-After").orElseThrow()).matches("[1-9][0-9]?");
    assertThat(reply.code()).isIn(TRANSIENT);
    assertThat(reply.isReplayed()).isFalse();
  }

  /** Every client has a key of its own for each order, and keeps it until the order is answered. */
  private boolean buyUntilEnough(Buyer buyer) {
    while (!enough) {
      var key = Client.newKey();
      var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));
      var asked = Instant.now();
      var reply = client.post("/v1/orders", key, body);
      while (reply.status() != 201) {
        requireTransient(reply);
        failures.put(key, reply);
        waitAsTold(reply);
        reply = client.postUntilEnded("/v1/orders", key, body);
      }
      orders.put(key, new Bought(reply, asked, Instant.now()));
      pause(THINKING);
    }
    return true;
  }

  private static void waitAsTold(Reply reply) {
    pause(Duration.ofSeconds(Long.parseLong(reply.header("Retry-After").orElseThrow())));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static @Nullable Reply next(Client client, String path, Reply page) {
    return page.json().at("/nextCursor").isNull()
        ? null
        : client.get(path + "&cursor=" + page.at("/nextCursor")).succeeded();
  }

  /** Until it has happened, or a client failed. */
  private void await(BooleanSupplier happened) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.getAsBoolean()) {
      if (shopping.isDone()) {
        shopping.get();
      }
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      pause(Duration.ofMillis(50));
    }
  }
}

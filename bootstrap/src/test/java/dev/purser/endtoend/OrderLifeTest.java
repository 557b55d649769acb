package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.domain.shared.Role;
import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of orders after they were placed, to the last figure. */
class OrderLifeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RESERVATION = Duration.ofMinutes(7);

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service =
        RunningService.on(
            new DatabaseUrl(database.jdbcUrl(), database.user(), database.password()),
            Map.of("PURSER_RESERVATION_MINUTES", "7", "PURSER_JOB_DELAY_SECONDS", "1"));
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void takesAnOrderThroughItsWholeLife() {
    var buyer = shop.buyer(10_000);
    var tea = shop.product(1250, 20);
    var pot = shop.product(999, 5);
    var lines = lines(Bodies.line(tea, 3), Bodies.line(pot, 2));

    var quoted = client.post("/v1/quotes", order(buyer, "", lines)).succeeded();
    var reserved = place(order(buyer, "\"confirm\":false,", lines));
    var path = path(reserved);
    assertThat(reserved.at("/status")).isEqualTo("RESERVED");
    assertThat(deadline(reserved))
        .isEqualTo(Instant.parse(reserved.at("/placedAt")).plus(RESERVATION));
    assertThat(reserved.json().at("/total")).isEqualTo(quoted.json().at("/total"));
    requirePaid(reserved, 5748, 0, 0);
    requireStock(tea, 20, 3);
    assertThat(
            client.get("/v1/accounts/" + buyer.account() + "/explanation").at("/holds/0/expiresAt"))
        .isEqualTo(reserved.at("/deadline"));

    var confirmed = step(path, "confirmations", "");
    assertThat(confirmed.at("/status")).isEqualTo("PLACED");
    assertThat(confirmed.json().at("/deadline").isNull()).isTrue();

    var edited =
        client
            .patch(
                path,
                Client.newKey(),
                confirmed.header("ETag").orElseThrow(),
                "{\"lines\":%s,\"shipTo\":{\"city\":\"Bern\"}}"
                    .formatted(lines(Bodies.line(tea, 4), Bodies.line(pot, 1))))
            .succeeded();
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.number("/total/amount")).isEqualTo(5999);
    requirePaid(edited, 5999, 0, 0);
    requireStock(tea, 20, 4);
    requireStock(pot, 5, 1);

    var teaLine = edited.at("/lines/0/id");
    var potLine = edited.at("/lines/1/id");
    var shipped = step(path, "fulfilments", "{\"lines\":[%s]}".formatted(pieces(teaLine, 3)));
    assertThat(shipped.at("/status")).isEqualTo("PARTIALLY_FULFILLED");
    requirePaid(shipped, 2249, 3750, 0);

    var cancelled =
        step(
            path,
            "cancellations",
            "{\"lines\":[%s],\"reason\":\"three will do\"}".formatted(pieces(teaLine, 1)));
    requirePaid(cancelled, 999, 3750, 0);
    requireStock(tea, 17, 0);

    var fulfilled = step(path, "fulfilments", "{\"tracking\":\"1Z999\"}");
    assertThat(fulfilled.at("/status")).isEqualTo("FULFILLED");
    requirePaid(fulfilled, 0, 4749, 0);

    var back =
        step(path, "returns", "{\"lines\":[%s],\"restock\":true}".formatted(pieces(teaLine, 2)));
    requirePaid(back, 0, 4749, 2500);
    requireStock(tea, 19, 0);

    var broken =
        step(
            path,
            "returns",
            "{\"lines\":[%s],\"restock\":false,\"reason\":\"broken\"}"
                .formatted(pieces(potLine, 1)));
    requirePaid(broken, 0, 4749, 3499);
    requireStock(pot, 4, 0);
    assertThat(broken.number("/returns/1/refunded/amount")).isEqualTo(999);
    assertThat(broken.at("/returns/1/reason")).isEqualTo("broken");

    assertThat(client.get(path).body()).isEqualTo(broken.body());
    assertThat(shop.account(buyer).at("/posted").asLong()).isEqualTo(10_000 - 4749 + 3499);
    assertThat(kinds(path))
        .containsExactly(
            "RESERVED",
            "CONFIRMED",
            "EDITED",
            "FULFILLED",
            "CANCELLED",
            "FULFILLED",
            "RETURNED",
            "RETURNED");
    requireInvariants();
  }

  @Test
  void shipsFromWhereItIsSaidAndTakesBackToWhereItIsSaid() {
    var north = "N-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    var location = "{\"code\":\"%s\",\"name\":\"North\",\"priority\":200}".formatted(north);
    var _ = client.post("/v1/locations", location).succeeded();
    var sku = shop.product(100, 3);
    var receipt = Bodies.receipt(sku, 4).replace("MAIN", north);
    var _ = client.post("/v1/stock-movements", Client.newKey(), receipt).succeeded();

    var order = place(order(shop.buyer(1000), "", lines(Bodies.line(sku, 6))));
    var line = order.at("/lines/0/id");
    var fromNorth = "{\"lineId\":\"%s\",\"quantity\":2,\"location\":\"%s\"}".formatted(line, north);
    var shipped = step(path(order), "fulfilments", "{\"lines\":[%s]}".formatted(fromNorth));
    var tooMany =
        client.post(
            path(order) + "/fulfilments", Client.newKey(), "{\"lines\":[%s]}".formatted(fromNorth));
    var back =
        step(
            path(order),
            "returns",
            "{\"lines\":[%s],\"restock\":true,\"location\":\"MAIN\"}".formatted(pieces(line, 1)));

    assertThat(order.json().at("/lines/0/allocations")).isEqualTo(allocations("MAIN", 3, north, 3));
    assertThat(shipped.json().at("/lines/0/allocations"))
        .isEqualTo(allocations("MAIN", 3, north, 1));
    assertThat(tooMany.code()).isEqualTo("quantity-exceeds-open");
    assertThat(tooMany.number("/errors/0/open")).isEqualTo(1);
    assertThat(back.at("/returns/0/lines/0/location")).isEqualTo("MAIN");
    var explained = client.get("/v1/stock/" + sku + "/explanation").succeeded();
    assertThat(explained.at("/locations/0/location")).isEqualTo("MAIN");
    assertThat(explained.number("/locations/0/onHand")).isEqualTo(4);
    assertThat(explained.number("/locations/1/onHand")).isEqualTo(2);
    assertThat(explained.number("/locations/1/allocated")).isEqualTo(1);
    requireInvariants();
  }

  @Test
  void quotesWhatAnOrderThenIs() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(300, 10);
    var lots =
        """
        {"accountId":"%s","amount":%s,"priority":5,"expiresAt":"2999-01-01T00:00:00Z"}
        """
            .formatted(buyer.account(), Bodies.credits(400));
    var _ = client.post("/v1/grants", Client.newKey(), lots).succeeded();
    var body = order(buyer, "", lines(Bodies.line(sku, 2), Bodies.line(sku, 1)));

    var quote = client.post("/v1/quotes", body);
    var order = place(body);

    assertThat(quote.status()).isEqualTo(200);
    assertThat(quote.header("Cache-Control")).hasValue("no-store");
    assertThat(quote.json().at("/acceptable").asBoolean()).isTrue();
    assertThat(quote.json().at("/total")).isEqualTo(order.json().at("/total"));
    assertThat(quote.json().at("/adjustments")).isEqualTo(order.json().at("/adjustments"));
    assertThat(quote.json().at("/lines"))
        .allSatisfy(line ->
            assertThat(order.json().at("/lines").valueStream().map(OrderLifeTest::asQuoted))
                .contains(line));
    assertThat(quote.json().at("/allocations"))
        .isEqualTo(
            Reply.json("[{\"sku\":\"%s\",\"location\":\"MAIN\",\"quantity\":3}]".formatted(sku)));
    var hold = client.get("/v1/holds/" + order.at("/payments/0/holdId")).succeeded();
    assertThat(quote.number("/lots/0/amount/amount")).isEqualTo(400);
    assertThat(quote.at("/lots/0/id")).isEqualTo(hold.at("/lots/0/lotId"));
    assertThat(hold.number("/lots/0/amount")).isEqualTo(400);
  }

  /** The same refusals with the same figures, but for whose holds are in the way. */
  @Test
  void quotesEverythingThatAnOrderWouldBeRefusedFor() {
    var buyer = shop.buyer(100);
    var sku = shop.product(300, 2);
    var body = order(buyer, "", lines(Bodies.line(sku, 3), Bodies.line("NOTHING", 1)));

    var quote = client.post("/v1/quotes", body).succeeded();
    var refused = client.post("/v1/orders", Client.newKey(), body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(quote.json().at("/acceptable").asBoolean()).isFalse();
    assertThat(quote.json().at("/refusals")).isEqualTo(refused.json().at("/errors"));
    requireStock(sku, 2, 0);
  }

  @Test
  void paysAtOnceWhatIsCapturedOnPlacementAndRefundsWhatIsCancelled() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 10);
    var reserved =
        place(
            order(
                buyer,
                "\"confirm\":false,\"capture\":\"ON_PLACEMENT\",",
                lines(Bodies.line(sku, 5))));
    requirePaid(reserved, 500, 0, 0);

    var confirmed = step(path(reserved), "confirmations", "{}");
    requirePaid(confirmed, 0, 500, 0);

    var cancelled =
        step(
            path(reserved),
            "cancellations",
            "{\"lines\":[%s]}".formatted(pieces(reserved.at("/lines/0/id"), 2)));
    requirePaid(cancelled, 0, 500, 200);
    assertThat(shop.account(buyer).at("/available").asLong()).isEqualTo(700);
    requireInvariants();
  }

  @Test
  void endsReservationsThatNobodyConfirms() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 10);
    var reserved = place(order(buyer, "\"confirm\":false,", lines(Bodies.line(sku, 5))));
    requireStock(sku, 10, 5);

    letExpire(database, reserved);
    await(reserved, "EXPIRED");

    var expired = client.get(path(reserved)).succeeded();
    requirePaid(expired, 0, 0, 0);
    requireStock(sku, 10, 0);
    assertThat(shop.account(buyer).at("/available").asLong()).isEqualTo(1000);
    assertThat(kinds(path(reserved))).containsExactly("RESERVED", "EXPIRED");
    assertThat(history(path(reserved)).at("/items/1/by").asString()).isEqualTo("system");
    requireInvariants();
  }

  @Test
  void doesNothingWithAReservationThatIsOverThoughNobodyHasEndedItYet() {
    try (var quiet = TestDatabase.fresh();
        var idle =
            RunningService.on(
                new DatabaseUrl(quiet.jdbcUrl(), quiet.user(), quiet.password()),
                Map.of("PURSER_JOBS", "off"))) {
      var idleShop = new Shop(idle.client());
      var buyer = idleShop.buyer(1000);
      var body =
          order(buyer, "\"confirm\":false,", lines(Bodies.line(idleShop.product(100, 10), 5)));
      var reserved = idle.client().post("/v1/orders", Client.newKey(), body).succeeded();

      letExpire(quiet, reserved);
      var late = idle.client().post(path(reserved) + "/confirmations", Client.newKey(), "{}");

      assertThat(late.status()).isEqualTo(409);
      assertThat(late.code()).isEqualTo("illegal-transition");
      assertThat(late.at("/errors/0/from")).isEqualTo("EXPIRED");
      assertThat(late.at("/errors/0/step")).isEqualTo("CONFIRM");
    }
  }

  /** Every operation, a body that is accepted, and one that is refused once that was done. */
  static Stream<List<String>> steps() {
    return Stream.of(
        List.of("confirmations", "{}", "{}"),
        List.of("cancellations", "{\"reason\":\"off\"}", "{\"reason\":\"still off\"}"),
        List.of("fulfilments", "{\"tracking\":\"1Z999\"}", "{\"tracking\":\"1Z998\"}"),
        List.of("returns", "{\"restock\":true}", "{\"restock\":false}"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void answersTheSameBytesForTheSameKeyWhateverHasBecomeOfTheOrder(List<String> operation) {
    var buyer = shop.buyer(1000);
    var more = operation.getFirst().equals("confirmations") ? "\"confirm\":false," : "";
    var order = place(order(buyer, more, lines(Bodies.line(shop.product(100, 10), 5))));
    if (operation.getFirst().equals("returns")) {
      var _ = step(path(order), "fulfilments", "{}");
    }
    var path = path(order) + "/" + operation.getFirst();
    var key = Client.newKey();
    var refusedKey = Client.newKey();

    var done = client.post(path, key, operation.get(1));
    var refused = client.post(path, refusedKey, operation.get(2));
    var doneAgain = client.post(path, key, operation.get(1));
    var refusedAgain = client.post(path, refusedKey, operation.get(2));
    var reused = client.post(path, key, "{\"reason\":\"another\",\"restock\":true}");

    assertThat(done.status()).isEqualTo(201);
    assertThat(done.header("Location")).hasValue(path(order));
    assertThat(done.isReplayed()).isFalse();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(doneAgain.isReplayed()).isTrue();
    assertThat(doneAgain.status()).isEqualTo(201);
    assertThat(doneAgain.body()).isEqualTo(done.body());
    assertThat(doneAgain.header("ETag")).isEqualTo(done.header("ETag"));
    assertThat(refusedAgain.isReplayed()).isTrue();
    assertThat(refusedAgain.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());
    assertThat(reused.status()).isIn(400, 422);
  }

  @Test
  void answersTheSameBytesForTheSameEditThoughTheOrderHasAnotherVersionNow() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 10);
    var order = place(order(buyer, "", lines(Bodies.line(sku, 1))));
    var key = Client.newKey();
    var body = "{\"lines\":%s}".formatted(lines(Bodies.line(sku, 2)));

    var edited = client.patch(path(order), key, "\"1\"", body);
    var _ = step(path(order), "fulfilments", "{}");
    var again = client.patch(path(order), key, "\"1\"", body);
    var reused = client.patch(path(order), key, "\"1\"", "{\"shipTo\":null}");

    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.header("ETag")).hasValue("\"2\"");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.body()).isEqualTo(edited.body());
    assertThat(again.header("ETag")).hasValue("\"2\"");
    assertThat(reused.code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void editsOnlyTheVersionThatWasSeen() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 10);
    var order = place(order(buyer, "", lines(Bodies.line(sku, 1))));
    var key = Client.newKey();
    var body = "{\"lines\":%s}".formatted(lines(Bodies.line(sku, 2)));
    var _ = client.patch(path(order), Client.newKey(), "\"1\"", "{\"shipTo\":{\"a\":\"b\"}}");

    var stale = client.patch(path(order), key, "\"1\"", body);
    var edited = client.patch(path(order), key, "\"2\"", body);

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("precondition-failed");
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.isReplayed()).isFalse();
    assertThat(edited.number("/version")).isEqualTo(3);
  }

  @Test
  void changesNothingOfAnOrderWhoseEditIsRefused() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 5);
    var order = place(order(buyer, "", lines(Bodies.line(sku, 4))));

    var refused =
        client.patch(
            path(order),
            Client.newKey(),
            "*",
            "{\"lines\":%s}".formatted(lines(Bodies.line(sku, 6))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.at("/errors/0/code")).isEqualTo("out-of-stock");
    assertThat(refused.number("/errors/0/sellable")).isEqualTo(5);
    assertThat(client.get(path(order)).body()).isEqualTo(order.body());
    requireStock(sku, 5, 4);
    requireInvariants();
  }

  @ParameterizedTest
  @CsvSource({
    "confirmations,{}",
    "cancellations,{}",
    "history,",
  })
  void knowsNothingOfOrdersOfOthers(String operation, String body) {
    var buyer = shop.buyer(1000);
    var order = place(order(buyer, "", lines(Bodies.line(shop.product(100, 10), 5))));
    var stranger = client.with(service.tokenOf(new Actor(shop.buyer(0).customer(), Role.CUSTOMER)));
    var path = path(order) + "/" + operation;
    var nowhere = "/v1/orders/" + UUID.randomUUID() + "/" + operation;

    var theirs = body == null ? stranger.get(path) : stranger.post(path, Client.newKey(), body);
    var nobodys =
        body == null ? stranger.get(nowhere) : stranger.post(nowhere, Client.newKey(), body);

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.at("/detail")).isEqualTo(nobodys.at("/detail"));
    assertThat(client.get(path(order)).body()).isEqualTo(order.body());
  }

  @Test
  void doesNotLetOthersEditAnOrder() {
    var buyer = shop.buyer(1000);
    var order = place(order(buyer, "", lines(Bodies.line(shop.product(100, 10), 5))));
    var stranger = client.with(service.tokenOf(new Actor(shop.buyer(0).customer(), Role.CUSTOMER)));

    var edited = stranger.patch(path(order), Client.newKey(), "*", "{\"shipTo\":null}");

    assertThat(edited.status()).isEqualTo(404);
  }

  @Test
  void tellsWhichOrdersClaimTheStock() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(100, 10);
    var placed = place(order(buyer, "", lines(Bodies.line(sku, 2))));
    var reserved = place(order(buyer, "\"confirm\":false,", lines(Bodies.line(sku, 3))));

    var explained = client.get("/v1/stock/" + sku + "/explanation").succeeded();

    assertThat(explained.json())
        .isEqualTo(
            Reply.json(
                """
                {"sku":"%s","locations":[
                  {"location":"MAIN","onHand":10,"allocated":5,"available":5,"backorderLimit":0,
                   "sellable":5,"claims":[
                     {"orderId":"%s","number":"%s","quantity":2,"until":null},
                     {"orderId":"%s","number":"%s","quantity":3,"until":"%s"}],
                   "claimedByOthers":0}]}
                """
                    .formatted(
                        sku,
                        placed.at("/id"),
                        placed.at("/number"),
                        reserved.at("/id"),
                        reserved.at("/number"),
                        reserved.at("/deadline"))));
    assertThat(client.get("/v1/stock/NOTHING-OF-THAT/explanation").status()).isEqualTo(404);
  }

  private static Reply place(String body) {
    return client.post("/v1/orders", Client.newKey(), body).succeeded();
  }

  private static Reply step(String path, String step, String body) {
    return client.post(path + "/" + step, Client.newKey(), body).succeeded();
  }

  private static String order(Buyer buyer, String more, String lines) {
    return "{\"customerId\":\"%s\",%s\"lines\":%s}".formatted(buyer.customer(), more, lines);
  }

  private static String lines(String... lines) {
    return "[" + String.join(",", lines) + "]";
  }

  private static JsonNode allocations(String one, long here, String other, long there) {
    return Reply.json(
        "[{\"location\":\"%s\",\"quantity\":%d},{\"location\":\"%s\",\"quantity\":%d}]"
            .formatted(one, here, other, there));
  }

  private static String pieces(String line, long quantity) {
    return "{\"lineId\":\"%s\",\"quantity\":%d}".formatted(line, quantity);
  }

  private static String path(Reply order) {
    return "/v1/orders/" + order.at("/id");
  }

  private static Instant deadline(Reply order) {
    return Instant.parse(order.at("/deadline"));
  }

  private static JsonNode history(String path) {
    return client.get(path + "/history").succeeded().json();
  }

  private static List<String> kinds(String path) {
    return history(path)
        .at("/items")
        .valueStream()
        .map(change -> change.at("/kind").asString())
        .toList();
  }

  /** A line of an order, without what only an order has. */
  private static JsonNode asQuoted(JsonNode line) {
    var quoted = (ObjectNode) line.deepCopy();
    return quoted.remove(List.of("id", "fulfilled", "cancelled", "returned"));
  }

  private static void requirePaid(Reply order, long held, long captured, long refunded) {
    var payment = order.json().at("/payments/0");
    assertThat(
            List.of(
                payment.at("/held/amount").asLong(),
                payment.at("/captured/amount").asLong(),
                payment.at("/refunded/amount").asLong()))
        .as("held, captured and refunded")
        .containsExactly(held, captured, refunded);
  }

  private static void requireStock(String sku, long onHand, long allocated) {
    var stock = shop.stock(sku);
    assertThat(List.of(stock.at("/onHand").asLong(), stock.at("/allocated").asLong()))
        .as("on hand and allocated")
        .containsExactly(onHand, allocated);
  }

  private static void requireInvariants() {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }

  /** As if the order had been reserved so long ago that it is over in a moment. */
  private static void letExpire(TestDatabase where, Reply order) {
    try (var connection = where.dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                "UPDATE orders SET deadline = now() + interval '10 milliseconds' WHERE id = ?")) {
      statement.setObject(1, UUID.fromString(order.at("/id")));
      assertThat(statement.executeUpdate()).isEqualTo(1);
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static void await(Reply order, String status) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!client.get(path(order)).succeeded().at("/status").equals(status)) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    }
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What cannot be done is told with its figures, and leaves every row as it was. What is wrong with
 * a request's form is tried on every route by {@code dev.purser.hostile}.
 */
class BadInputTest {
  private static final int PRICE = 1250;
  private static final int STOCK = 5;
  private static final int CREDITS = 5000;
  private static final String HOUSE = "00000000-0000-7000-8000-000000000001";

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;
  private static Buyer buyer;
  private static Buyer other;
  private static String sku;
  private static String cheap;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    client = service.client();
    shop = new Shop(client);
    buyer = shop.buyer(CREDITS);
    other = shop.buyer(1);
    sku = shop.product(PRICE, STOCK);
    cheap = shop.product(1, STOCK);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void refusesOrderOfUnknownSku() {
    var reply = refused(422, () -> order(Bodies.line("NO-SUCH-SKU", 1)));

    requireOneError(reply, "unknown-sku", "/lines/0/sku");
    assertThat(reply.at("/errors/0/sku")).isEqualTo("NO-SUCH-SKU");
  }

  @Test
  void refusesOrderOfDraft() {
    var draft = "SKU-" + UUID.randomUUID();
    var _ =
        client
            .post("/v1/products", Bodies.product(draft, PRICE).replace("PUBLISHED", "DRAFT"))
            .succeeded();

    var reply = refused(422, () -> order(Bodies.line(draft, 1)));

    requireError(reply.json().at("/errors/0"), "product-not-available", "/lines/0/sku");
    assertThat(reply.at("/errors/0/productStatus")).isEqualTo("DRAFT");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1_000_001, Long.MAX_VALUE})
  void refusesOrderOfQuantityThatIsNone(long quantity) {
    var reply = refused(422, () -> order(Bodies.line(sku, quantity)));

    requireOneError(reply, "quantity-out-of-range", "/lines/0/quantity");
    assertThat(reply.number("/errors/0/quantity")).isEqualTo(quantity);
    assertThat(reply.number("/errors/0/minimum")).isEqualTo(1);
    assertThat(reply.number("/errors/0/maximum")).isEqualTo(1_000_000);
  }

  @Test
  void refusesOrderOfMoreThanAnyNumberHolds() {
    var line =
        """
        {"sku":"%s","quantity":123456789012345678901234567890}\
        """
            .formatted(sku);

    var reply = refused(() -> order(line));

    assertThat(reply.status()).isIn(400, 422);
    assertThat(reply.at("/errors/0/pointer")).isEqualTo("/lines/0/quantity");
  }

  @Test
  void refusesOrderWhenCreditsAreShort() {
    var reply = refused(422, () -> order(Bodies.line(sku, 5)));

    requireOneError(reply, "insufficient-credit", "/customerId");
    assertThat(reply.at("/errors/0/accountId")).isEqualTo(buyer.account());
    assertThat(reply.number("/errors/0/required")).isEqualTo(5 * PRICE);
    assertThat(reply.number("/errors/0/available")).isEqualTo(CREDITS);
  }

  @Test
  void refusesOrderWhenStockIsShort() {
    var reply = refused(422, () -> order(Bodies.line(cheap, 6)));

    requireOneError(reply, "out-of-stock", "/lines/0/quantity");
    assertThat(reply.at("/errors/0/sku")).isEqualTo(cheap);
    assertThat(reply.number("/errors/0/requested")).isEqualTo(6);
    assertThat(reply.number("/errors/0/sellable")).isEqualTo(STOCK);
  }

  @Test
  void tellsBothWhenStockAndCreditsAreShort() {
    var reply = refused(422, () -> order(Bodies.line(sku, 6)));

    var errors = reply.json().at("/errors");
    assertThat(reply.code()).isEqualTo("out-of-stock");
    assertThat(errors.size()).isEqualTo(2);
    requireError(errors.at("/0"), "out-of-stock", "/lines/0/quantity");
    requireError(errors.at("/1"), "insufficient-credit", "/customerId");
    assertThat(reply.number("/errors/0/sellable")).isEqualTo(STOCK);
    assertThat(reply.number("/errors/1/required")).isEqualTo(6 * PRICE);
    assertThat(reply.number("/errors/1/available")).isEqualTo(CREDITS);
  }

  @Test
  void tellsEveryRefusalOfEveryLine() {
    var expecting =
        """
        {"sku":"%s","quantity":1,"expectedUnitPrice":%s}\
        """
            .formatted(sku, Bodies.credits(1));

    var reply =
        refused(422, () -> order(Bodies.line("NO-SUCH-SKU", 0), Bodies.line(cheap, 6), expecting));

    assertThat(reply.code()).isEqualTo("unknown-sku");
    assertThat(reply.json().at("/errors"))
        .extracting(error -> error.at("/pointer").asString() + " " + error.at("/code").asString())
        .containsExactlyInAnyOrder(
            "/lines/0/quantity quantity-out-of-range",
            "/lines/0/sku unknown-sku",
            "/lines/1/quantity out-of-stock",
            "/lines/2/expectedUnitPrice price-changed");
  }

  @Test
  void refusesOrderThatExpectsAnotherPrice() {
    var line =
        """
        {"sku":"%s","quantity":1,"expectedUnitPrice":%s}\
        """
            .formatted(sku, Bodies.credits(PRICE - 1));

    var reply = refused(422, () -> order(line));

    requireOneError(reply, "price-changed", "/lines/0/expectedUnitPrice");
    assertThat(reply.number("/errors/0/expected")).isEqualTo(PRICE - 1);
    assertThat(reply.number("/errors/0/actual")).isEqualTo(PRICE);
  }

  @Test
  void refusesLinesOfOneSkuThatTogetherOversell() {
    var reply = refused(422, () -> order(Bodies.line(cheap, 3), Bodies.line(cheap, 3)));

    requireOneError(reply, "out-of-stock", "/lines/1/quantity");
    assertThat(reply.number("/errors/0/requested")).isEqualTo(3);
    assertThat(reply.number("/errors/0/sellable")).isEqualTo(2);
  }

  @Test
  void refusesOrderWhoseTotalIsTooLarge() {
    var dear = shop.product(9_007_199_254_740_991L, STOCK);

    var line = refused(422, () -> order(Bodies.line(dear, 2)));
    var total = refused(422, () -> order(Bodies.line(dear, 1), Bodies.line(dear, 1)));

    requireError(line.json().at("/errors/0"), "amount-out-of-range", "/lines/0/quantity");
    requireError(total.json().at("/errors/0"), "amount-out-of-range", "/lines");
  }

  @Test
  void refusesOrderOfUnknownCustomerOrAccount() {
    var nobody = UUID.randomUUID();
    var body = Bodies.order(nobody.toString(), Bodies.line(sku, 1));

    var customer = refused(422, () -> client.post("/v1/orders", Client.newKey(), body));
    var account = refused(422, () -> orderPaidBy(nobody.toString()));
    var house = refused(422, () -> orderPaidBy(HOUSE));

    requireOneError(customer, "unknown-account", "/customerId");
    requireOneError(account, "unknown-account", "/accountId");
    requireOneError(house, "unknown-account", "/accountId");
  }

  @Test
  void refusesOrderWithUnknownFieldsAndNamesThemAll() {
    var body =
        """
        {"customerId":"%s","discount":10,"lines":[{"sku":"%s","quantity":1,"price":1}]}
        """
            .formatted(buyer.customer(), sku);

    var reply = refused(400, () -> client.post("/v1/orders", Client.newKey(), body));

    assertThat(reply.code()).isEqualTo("malformed-request");
    assertThat(reply.json().at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .containsExactlyInAnyOrder("/discount", "/lines/0/price");
  }

  @Test
  void refusesKeyOfAnotherRequest() {
    var ware = shop.product(1, 2);
    var spender = shop.buyer(2);
    var key = Client.newKey();
    var one = Bodies.order(spender.customer(), Bodies.line(ware, 1));
    var two = Bodies.order(spender.customer(), Bodies.line(ware, 2));
    var first = client.post("/v1/orders", key, one).succeeded().at("/id");
    var second = shop.order(spender, ware, 1).succeeded().at("/id");
    var stepKey = Client.newKey();
    var _ = client.post("/v1/orders/" + first + "/cancellations", stepKey, "{}").succeeded();

    var otherBody = refused(422, () -> client.post("/v1/orders", key, two));
    var otherPath =
        refused(422, () -> client.post("/v1/orders/" + second + "/cancellations", stepKey, "{}"));

    requireOneError(otherBody, "idempotency-key-reused", "");
    requireOneError(otherPath, "idempotency-key-reused", "");
    assertThat(otherBody.isReplayed()).isFalse();
  }

  @Test
  void refusesTransferBetweenUnknownAccounts() {
    var nobody = UUID.randomUUID().toString();

    var from = refused(422, () -> transfer(nobody, buyer.account(), 1));
    var to = refused(422, () -> transfer(buyer.account(), nobody, 1));
    var both = refused(422, () -> transfer(nobody, UUID.randomUUID().toString(), 1));

    requireOneError(from, "unknown-account", "/from");
    requireOneError(to, "unknown-account", "/to");
    assertThat(both.json().at("/errors").size()).isEqualTo(2);
  }

  @Test
  void refusesTransferFromAnAccountToItself() {
    var reply = refused(422, () -> transfer(buyer.account(), buyer.account(), 1));

    requireOneError(reply, "same-account", "/to");
    assertThat(reply.at("/errors/0/accountId")).isEqualTo(buyer.account());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesToMoveAmountThatIsNone(long amount) {
    var moved = refused(422, () -> transfer(buyer.account(), other.account(), amount));
    var granted = refused(422, () -> shop.grant(buyer, amount));

    for (var reply : List.of(moved, granted)) {
      requireOneError(reply, "amount-out-of-range", "/amount");
      assertThat(reply.number("/errors/0/minimum")).isEqualTo(1);
      assertThat(reply.number("/errors/0/maximum")).isEqualTo((1L << 53) - 1);
    }
  }

  @Test
  void refusesToMoveAnotherAsset() {
    var body = Bodies.transfer(buyer.account(), other.account(), 1).replace("CREDIT", "EUR");
    var grant = Bodies.grant(buyer.account(), 1).replace("CREDIT", "EUR");

    var moved = refused(422, () -> client.post("/v1/transfers", Client.newKey(), body));
    var granted = refused(422, () -> client.post("/v1/grants", Client.newKey(), grant));

    for (var reply : List.of(moved, granted)) {
      assertThat(reply.code()).isEqualTo("asset-mismatch");
      assertThat(reply.at("/errors/0/pointer")).isEqualTo("/amount");
      assertThat(reply.at("/errors/0/held")).isEqualTo("CREDIT");
      assertThat(reply.at("/errors/0/named")).isEqualTo("EUR");
    }
  }

  @Test
  void refusesTransferOfMoreThanThereIsAlsoInItsSecondLeg() {
    var single = refused(422, () -> transfer(other.account(), buyer.account(), 2));
    var legs =
        """
        {"legs":[%s,%s]}
        """
            .formatted(
                Bodies.transfer(buyer.account(), other.account(), CREDITS),
                Bodies.transfer(buyer.account(), other.account(), 1));
    var second = refused(422, () -> client.post("/v1/transfers", Client.newKey(), legs));

    requireOneError(single, "insufficient-credit", "/amount");
    assertThat(single.number("/errors/0/required")).isEqualTo(2);
    assertThat(single.number("/errors/0/available")).isEqualTo(1);
    requireOneError(second, "insufficient-credit", "/legs/1/amount");
    assertThat(second.number("/errors/0/available")).isZero();
  }

  @Test
  void refusesGrantThatAnAccountCannotHold() {
    var full = shop.buyer((1L << 53) - 1);

    var reply = refused(422, () -> shop.grant(full, 1));

    assertThat(reply.code()).isEqualTo("amount-out-of-range");
  }

  @Test
  void refusesGrantToUnknownAccount() {
    var body = Bodies.grant(UUID.randomUUID().toString(), 1);

    var reply = refused(422, () -> client.post("/v1/grants", Client.newKey(), body));

    requireOneError(reply, "unknown-account", "/accountId");
  }

  @Test
  void refusesReceiptOfUnknownSkuAtUnknownLocationInQuantityThatIsNone() {
    var body = Bodies.receipt("NO-SUCH-SKU", 0).replace("MAIN", "NOWHERE");

    var reply = refused(422, () -> client.post("/v1/stock-movements", Client.newKey(), body));

    assertThat(reply.json().at("/errors"))
        .extracting(error -> error.at("/pointer").asString() + " " + error.at("/code").asString())
        .containsExactlyInAnyOrder(
            "/quantity quantity-out-of-range", "/sku unknown-sku", "/location unknown-location");
  }

  @Test
  void refusesReferenceOfAnotherTransfer() {
    var payer = shop.buyer(2);
    var body =
        Bodies.transfer(payer.account(), shop.buyer(0).account(), 1)
            .replaceFirst("}\\s*$", ",\"reference\":\"once-" + payer.account() + "\"}");
    var first = client.post("/v1/transfers", Client.newKey(), body).succeeded();

    var reply = refused(409, () -> client.post("/v1/transfers", Client.newKey(), body));

    requireOneError(reply, "duplicate-reference", "/reference");
    assertThat(reply.at("/errors/0/transferId")).isEqualTo(first.at("/id"));
  }

  @Test
  void findsNothingWhereThereIsNoOrder() {
    var nowhere = "/v1/orders/" + UUID.randomUUID();

    var shown = refused(404, () -> client.get(nowhere));
    var fulfilled =
        refused(404, () -> client.post(nowhere + "/fulfilments", Client.newKey(), "{}"));
    var cancelled =
        refused(404, () -> client.post(nowhere + "/cancellations", Client.newKey(), "{}"));
    var noId = refused(404, () -> client.get("/v1/orders/1"));

    for (var reply : List.of(shown, fulfilled, cancelled, noId)) {
      requireOneError(reply, "not-found", "");
      assertThat(reply.at("/detail")).isEqualTo(shown.at("/detail"));
    }
  }

  @Test
  void refusesToEndAnOrderTwice() {
    var ware = shop.product(1, 2);
    var cancelled = shop.order(shop.buyer(1), ware, 1).succeeded().at("/id");
    var fulfilled = shop.order(shop.buyer(1), ware, 1).succeeded().at("/id");
    var _ = shop.cancel(cancelled).succeeded();
    var _ = shop.fulfil(fulfilled).succeeded();

    requireIllegal(refused(409, () -> shop.fulfil(cancelled)), "CANCELLED", "FULFIL");
    requireIllegal(refused(409, () -> shop.cancel(cancelled)), "CANCELLED", "CANCEL");
    requireIllegal(refused(409, () -> shop.fulfil(fulfilled)), "FULFILLED", "FULFIL");
    requireIllegal(refused(409, () -> shop.cancel(fulfilled)), "FULFILLED", "CANCEL");
  }

  @Test
  void refusesEmailAndSkuThatAreTaken() {
    var email = UUID.randomUUID() + "@example.com";
    var _ = client.post("/v1/customers", Bodies.customer(email)).succeeded();

    var sameEmail =
        refused(
            409,
            () ->
                client.post("/v1/customers", Bodies.customer(email.replace("example", "EXAMPLE"))));
    var sameSku = refused(409, () -> client.post("/v1/products", Bodies.product(sku, 1)));

    requireOneError(sameEmail, "email-taken", "/email");
    requireOneError(sameSku, "sku-taken", "/sku");
  }

  private static Reply order(String... lines) {
    return client.post("/v1/orders", Client.newKey(), Bodies.order(buyer.customer(), lines));
  }

  private static Reply orderPaidBy(String account) {
    var body =
        Bodies.order(buyer.customer(), Bodies.line(cheap, 1))
            .replaceFirst("\\{", "{\"accountId\":\"" + account + "\",");
    return client.post("/v1/orders", Client.newKey(), body);
  }

  private static Reply transfer(String from, String to, long amount) {
    return client.post("/v1/transfers", Client.newKey(), Bodies.transfer(from, to, amount));
  }

  private static Reply refused(int status, Supplier<Reply> request) {
    var reply = refused(request);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    return reply;
  }

  /** The answer, a problem, after which everything is as it was before. */
  private static Reply refused(Supplier<Reply> request) {
    var before = Contents.of(database);
    var reply = request.get();
    var after = Contents.of(database);
    assertThat(after.tables()).isEqualTo(before.tables());
    requireProblem(reply);
    assertThat(after.keys() - before.keys()).as("keys").isEqualTo(isOfRule(reply) ? 1 : 0);
    return reply;
  }

  /** Such a refusal is kept as the answer to its key. */
  private static boolean isOfRule(Reply reply) {
    return (reply.status() == 422 || reply.status() == 409)
        && !List.of("idempotency-key-reused", "email-taken", "sku-taken").contains(reply.code());
  }

  private static void requireProblem(Reply reply) {
    assertThat(reply.status()).isBetween(400, 499);
    assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
    assertThat(reply.header("Cache-Control")).hasValue("no-store");
    assertThat(reply.number("/status")).isEqualTo(reply.status());
    assertThat(reply.at("/type")).isEqualTo("/problems/" + reply.code());
    assertThat(client.get(reply.at("/type")).status()).isEqualTo(200);
    assertThat(reply.at("/title")).isNotEmpty();
    assertThat(reply.at("/detail")).isNotEmpty();
    assertThat(reply.at("/instance")).startsWith("/v1/");
    assertThat(reply.at("/traceId")).matches("[0-9a-f]{32}");
    assertThat(reply.json().at("/errors").isEmpty()).isFalse();
    assertThat(reply.body()).doesNotContain("Exception", "SELECT", "INSERT", "dev.purser");
  }

  private static void requireIllegal(Reply reply, String from, String step) {
    requireOneError(reply, "illegal-transition", "");
    assertThat(reply.at("/errors/0/from")).isEqualTo(from);
    assertThat(reply.at("/errors/0/step")).isEqualTo(step);
  }

  private static void requireOneError(Reply reply, String code, String pointer) {
    assertThat(reply.code()).as(reply.toString()).isEqualTo(code);
    assertThat(reply.json().at("/errors").size()).as(reply.toString()).isEqualTo(1);
    requireError(reply.json().at("/errors/0"), code, pointer);
  }

  private static void requireError(JsonNode error, String code, String pointer) {
    assertThat(error.at("/code").asString()).as(error.toString()).isEqualTo(code);
    assertThat(error.at("/pointer").asString()).isEqualTo(pointer);
    assertThat(error.at("/detail").asString()).isNotEmpty();
  }
}

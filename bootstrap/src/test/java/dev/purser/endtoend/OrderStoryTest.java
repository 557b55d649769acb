package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The job that the service is there for, step by step and to the last figure. */
class OrderStoryTest {
  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void signsUpCustomerWithEmptyAccountInTheDefaultAsset() {
    var email = UUID.randomUUID() + "@example.com";

    var signedUp = client.post("/v1/customers", Bodies.customer(email));

    assertThat(signedUp.status()).isEqualTo(201);
    var id = signedUp.at("/id");
    assertThat(signedUp.header("Location")).hasValue("/v1/customers/" + id);
    assertThat(signedUp.json())
        .isEqualTo(
            Reply.json(
                """
                {"id":"%s","email":"%s","name":"A buyer","role":"CUSTOMER","createdAt":"%s",
                 "deletedAt":null}
                """
                    .formatted(id, email, recent(signedUp.at("/createdAt")))));
    assertThat(client.get("/v1/customers/" + id).json()).isEqualTo(signedUp.json());
    var accounts = client.get("/v1/accounts?owner=" + id).json();
    assertThat(accounts)
        .isEqualTo(
            Reply.json(
                """
                {"items":[%s],"nextCursor":null}
                """
                    .formatted(
                        account(new Buyer(id, accounts.at("/items/0/id").asString()), 0, 0))));
  }

  @Test
  void createsProductAndReceivesItsStock() {
    var sku = "SKU-" + UUID.randomUUID();

    var created = client.post("/v1/products", Bodies.product(sku, 1250));
    var received =
        client.post(
            "/v1/stock-movements",
            Client.newKey(),
            """
            {"type":"RECEIVE","sku":"%s","location":"MAIN","quantity":8,"reason":"delivery 4711"}
            """
                .formatted(sku));

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).hasValue("/v1/products/" + created.at("/id"));
    assertThat(created.json())
        .isEqualTo(
            Reply.json(
                """
                {"id":"%s","sku":"%s","name":"A product","description":null,
                 "price":{"asset":"CREDIT","amount":1250},"status":"PUBLISHED","categories":[],
                 "publishedAt":"%s","createdAt":"%s","version":0}
                """
                    .formatted(
                        created.at("/id"),
                        sku,
                        recent(created.at("/publishedAt")),
                        recent(created.at("/createdAt")))));
    assertThat(client.get("/v1/products/" + created.at("/id")).json()).isEqualTo(created.json());
    assertThat(received.status()).isEqualTo(201);
    assertThat(received.json())
        .isEqualTo(
            Reply.json(
                """
                {"id":"%s","type":"RECEIVE","sku":"%s","location":"MAIN","fromLocation":null,
                 "toLocation":null,"quantity":8,"reason":"delivery 4711","reference":null,
                 "orderId":null,"at":"%s"}
                """
                    .formatted(received.at("/id"), sku, recent(received.at("/at")))));
    assertThat(client.get(received.header("Location").orElseThrow()).json())
        .isEqualTo(received.json());
    assertThat(shop.stock(sku)).isEqualTo(stock(sku, 8, 0));
  }

  @Test
  void grantsCreditsAndTellsTheBalanceAfterwards() {
    var buyer = shop.buyer(0);

    var granted = client.post("/v1/grants", Client.newKey(), Bodies.grant(buyer.account(), 700));
    var again = shop.grant(buyer, 50);

    assertThat(granted.status()).isEqualTo(201);
    assertThat(granted.header("Location")).hasValue("/v1/transfers/" + granted.at("/id"));
    assertThat(granted.at("/legs/0/to")).isEqualTo(buyer.account());
    assertThat(granted.number("/legs/0/amount/amount")).isEqualTo(700);
    assertThat(client.get("/v1/transfers/" + granted.at("/id")).json()).isEqualTo(granted.json());
    assertThat(shop.account(buyer)).isEqualTo(Reply.json(account(buyer, 750, 0)));
    var entries = client.get("/v1/accounts/" + buyer.account() + "/entries").json();
    assertThat(entries)
        .isEqualTo(
            Reply.json(
                """
                {"items":[
                  {"sequence":2,"transferId":"%s","leg":0,"change":50,"balance":750,"at":"%s"},
                  {"sequence":1,"transferId":"%s","leg":0,"change":700,"balance":700,"at":"%s"}],
                 "nextCursor":null}
                """
                    .formatted(
                        again.at("/id"),
                        again.at("/createdAt"),
                        granted.at("/id"),
                        granted.at("/createdAt"))));
  }

  @Test
  void placesOrderThatAllocatesItsStockAndHoldsItsCredits() {
    var buyer = shop.buyer(10_000);
    var tea = shop.product(1250, 8);
    var pot = shop.product(4000, 1);

    var placed =
        client.post(
            "/v1/orders",
            Client.newKey(),
            """
            {"customerId":"%s",
             "lines":[{"sku":"%s","quantity":3,"expectedUnitPrice":{"asset":"CREDIT","amount":1250}},
                      {"sku":"%s","quantity":1}],
             "shipTo":{"city":"Bern"},"metadata":{"channel":"test"}}
            """
                .formatted(buyer.customer(), tea, pot));

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.header("Location")).hasValue("/v1/orders/" + placed.at("/id"));
    assertThat(placed.header("ETag")).hasValue("\"1\"");
    assertThat(placed.header("Cache-Control")).hasValue("no-store");
    assertThat(placed.isReplayed()).isFalse();
    assertThat(placed.json())
        .isEqualTo(
            Reply.json(
                """
                {"id":"%s","number":"%s","customerId":"%s","status":"PLACED",
                 "capture":"ON_FULFILMENT","lines":[
                   {"id":"%s","sku":"%s","name":"A product","quantity":3,
                    "unitPrice":{"asset":"CREDIT","amount":1250},
                    "total":{"asset":"CREDIT","amount":3750},
                    "fulfilled":0,"cancelled":0,"returned":0,
                    "allocations":[{"location":"MAIN","quantity":3}]},
                   {"id":"%s","sku":"%s","name":"A product","quantity":1,
                    "unitPrice":{"asset":"CREDIT","amount":4000},
                    "total":{"asset":"CREDIT","amount":4000},
                    "fulfilled":0,"cancelled":0,"returned":0,
                    "allocations":[{"location":"MAIN","quantity":1}]}],
                 "adjustments":[],"total":{"asset":"CREDIT","amount":7750},
                 "payments":[
                   {"accountId":"%s","holdId":"%s","held":{"asset":"CREDIT","amount":7750},
                    "captured":{"asset":"CREDIT","amount":0},
                    "refunded":{"asset":"CREDIT","amount":0},
                    "expired":{"asset":"CREDIT","amount":0}}],
                 "fulfilments":[],"returns":[],"shipTo":{"city":"Bern"},
                 "metadata":{"channel":"test"},"placedAt":"%s","deadline":null,"version":1}
                """
                    .formatted(
                        placed.at("/id"),
                        placed.at("/number"),
                        buyer.customer(),
                        placed.at("/lines/0/id"),
                        tea,
                        placed.at("/lines/1/id"),
                        pot,
                        buyer.account(),
                        placed.at("/payments/0/holdId"),
                        recent(placed.at("/placedAt")))));
    assertThat(shop.account(buyer)).isEqualTo(Reply.json(account(buyer, 10_000, 7750)));
    assertThat(shop.stock(tea)).isEqualTo(stock(tea, 8, 3));
    assertThat(shop.stock(pot)).isEqualTo(stock(pot, 1, 1));
    requireInvariants();
  }

  @Test
  void showsOrderUntilItHasChanged() {
    var buyer = shop.buyer(100);
    var placed = shop.order(buyer, shop.product(100, 1), 1).succeeded();
    var path = "/v1/orders/" + placed.at("/id");

    var shown = client.get(path);
    var unchanged = client.get(path, "If-None-Match", shown.header("ETag").orElseThrow());
    var _ = shop.fulfil(placed.at("/id")).succeeded();
    var changed = client.get(path, "If-None-Match", shown.header("ETag").orElseThrow());

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(placed.body());
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).hasValue("\"2\"");
  }

  @Test
  void fulfilsOrderAndSpendsWhatWasHeld() {
    var buyer = shop.buyer(5000);
    var sku = shop.product(1250, 8);
    var placed = shop.order(buyer, sku, 2).succeeded();
    var order = placed.at("/id");

    var fulfilled =
        client.post(
            "/v1/orders/" + order + "/fulfilments",
            Client.newKey(),
            """
            {"tracking":"1Z999"}
            """);

    assertThat(fulfilled.status()).isEqualTo(201);
    assertThat(fulfilled.header("ETag")).hasValue("\"2\"");
    assertThat(fulfilled.at("/status")).isEqualTo("FULFILLED");
    assertThat(fulfilled.number("/version")).isEqualTo(2);
    assertThat(fulfilled.number("/lines/0/fulfilled")).isEqualTo(2);
    assertThat(fulfilled.number("/lines/0/cancelled")).isZero();
    assertThat(fulfilled.number("/payments/0/held/amount")).isZero();
    assertThat(fulfilled.number("/payments/0/captured/amount")).isEqualTo(2500);
    assertThat(fulfilled.json().at("/fulfilments"))
        .isEqualTo(
            Reply.json(
                """
                [{"id":"%s","lines":[{"lineId":"%s","location":"MAIN","quantity":2}],
                  "tracking":"1Z999","at":"%s"}]
                """
                    .formatted(
                        fulfilled.at("/fulfilments/0/id"),
                        placed.at("/lines/0/id"),
                        recent(fulfilled.at("/fulfilments/0/at")))));
    assertThat(client.get("/v1/orders/" + order).body()).isEqualTo(fulfilled.body());
    assertThat(shop.account(buyer)).isEqualTo(Reply.json(account(buyer, 2500, 0)));
    assertThat(shop.stock(sku)).isEqualTo(stock(sku, 6, 0));
    var last = client.get("/v1/accounts/" + buyer.account() + "/entries?limit=1");
    assertThat(last.number("/items/0/change")).isEqualTo(-2500);
    assertThat(last.number("/items/0/balance")).isEqualTo(2500);
    requireInvariants();
  }

  @Test
  void cancelsOrderAndGivesStockAndCreditsBack() {
    var buyer = shop.buyer(5000);
    var sku = shop.product(1250, 8);
    var order = shop.order(buyer, sku, 2).succeeded().at("/id");

    var cancelled =
        client.post(
            "/v1/orders/" + order + "/cancellations",
            Client.newKey(),
            """
            {"reason":"changed their mind"}
            """);

    assertThat(cancelled.status()).isEqualTo(201);
    assertThat(cancelled.at("/status")).isEqualTo("CANCELLED");
    assertThat(cancelled.number("/lines/0/cancelled")).isEqualTo(2);
    assertThat(cancelled.number("/lines/0/fulfilled")).isZero();
    assertThat(cancelled.number("/payments/0/held/amount")).isZero();
    assertThat(cancelled.number("/payments/0/captured/amount")).isZero();
    assertThat(client.get("/v1/orders/" + order).body()).isEqualTo(cancelled.body());
    assertThat(shop.account(buyer)).isEqualTo(Reply.json(account(buyer, 5000, 0)));
    assertThat(shop.stock(sku)).isEqualTo(stock(sku, 8, 0));
    requireInvariants();
  }

  @Test
  void answersTheSameBytesForTheSameKeyAlsoWhenTheOrderHasMovedOn() {
    var buyer = shop.buyer(5000);
    var body = Bodies.order(buyer.customer(), Bodies.line(shop.product(1250, 8), 2));
    var key = Client.newKey();
    var placed = client.post("/v1/orders", key, body).succeeded();
    var _ = shop.fulfil(placed.at("/id")).succeeded();

    var again = client.post("/v1/orders", key, body);
    var quoted = client.post("/v1/orders", '"' + key + '"', body.replace(",", " , "));

    for (var reply : List.of(again, quoted)) {
      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.header("Idempotent-Replayed")).hasValue("true");
      assertThat(reply.header("Location")).isEqualTo(placed.header("Location"));
      assertThat(reply.header("ETag")).isEqualTo(placed.header("ETag"));
      assertThat(reply.body()).isEqualTo(placed.body());
    }
    assertThat(shop.account(buyer)).isEqualTo(Reply.json(account(buyer, 2500, 0)));
  }

  @Test
  void listsOnesOrdersPageByPageNewestFirstWithoutThoseOfOthers() {
    var buyer = shop.buyer(1000);
    var sku = shop.product(10, 100);
    var placed =
        IntStream.range(0, 5)
            .mapToObj(i -> shop.order(buyer, sku, i + 1).succeeded().json())
            .toList();
    var _ = shop.order(shop.buyer(1000), sku, 1).succeeded();

    var seen = new ArrayList<JsonNode>();
    var path = "/v1/orders?customer=" + buyer.customer() + "&limit=2";
    for (var page = client.get(path);
        ;
        page = client.get(path + "&cursor=" + page.at("/nextCursor"))) {
      page.succeeded().json().at("/items").forEach(seen::add);
      assertThat(page.json().at("/items").size()).isLessThanOrEqualTo(2);
      if (page.json().at("/nextCursor").isNull()) {
        assertThat(page.header("Link")).isEmpty();
        break;
      }
      assertThat(page.header("Link").orElseThrow())
          .endsWith(">; rel=\"next\"")
          .contains("/v1/orders?", "customer=" + buyer.customer(), page.at("/nextCursor"));
    }

    assertThat(seen).isEqualTo(placed.reversed());
  }

  @Test
  void movesCreditsBetweenCustomersInOneOrSeveralLegs() {
    var ada = shop.buyer(1000);
    var grace = shop.buyer(0);
    var linus = shop.buyer(0);

    var single =
        client.post(
            "/v1/transfers",
            Client.newKey(),
            """
            {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":250},
             "reference":"payout-%s","metadata":{"why":"test"}}
            """
                .formatted(ada.account(), grace.account(), ada.account()));
    var several =
        client.post(
            "/v1/transfers",
            Client.newKey(),
            """
            {"legs":[%s,%s]}
            """
                .formatted(
                    Bodies.transfer(ada.account(), linus.account(), 700),
                    Bodies.transfer(linus.account(), grace.account(), 699)));

    assertThat(single.status()).isEqualTo(201);
    assertThat(single.json())
        .isEqualTo(
            Reply.json(
                """
                {"id":"%s","kind":"TRANSFER",
                 "legs":[{"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":250}}],
                 "reference":"payout-%s","reason":null,"metadata":{"why":"test"},
                 "reverses":null,"holdId":null,"orderId":null,"expired":[],
                 "createdAt":"%s"}
                """
                    .formatted(
                        single.at("/id"),
                        ada.account(),
                        grace.account(),
                        ada.account(),
                        recent(single.at("/createdAt")))));
    assertThat(several.status()).isEqualTo(201);
    assertThat(shop.account(ada)).isEqualTo(Reply.json(account(ada, 50, 0)));
    assertThat(shop.account(grace)).isEqualTo(Reply.json(account(grace, 949, 0)));
    assertThat(shop.account(linus)).isEqualTo(Reply.json(account(linus, 1, 0)));
    requireInvariants();
  }

  @Test
  void isAliveAndReady() {
    assertThat(client.get("/healthz").status()).isEqualTo(200);
    assertThat(client.get("/readyz").status()).isEqualTo(200);
  }

  private static void requireInvariants() {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
    assertThat(report.at("/invariants").size()).isGreaterThan(5);
    assertThat(report.at("/invariants"))
        .allSatisfy(invariant -> {
          assertThat(invariant.at("/name").asString()).isNotEmpty();
          assertThat(invariant.at("/holds").asBoolean()).isTrue();
          assertThat(invariant.at("/counterexamples").isEmpty()).isTrue();
        });
    assertThat(recent(report.at("/checkedAt").asString())).isNotEmpty();
  }

  private static String account(Buyer buyer, long posted, long held) {
    return """
    {"id":"%s","ownerId":"%s","asset":"CREDIT","posted":%d,"held":%d,"expired":0,
     "available":%d,"floor":0,"status":"OPEN","statusReason":null,"role":null}
    """
        .formatted(buyer.account(), buyer.customer(), posted, held, posted - held);
  }

  private static JsonNode stock(String sku, long onHand, long allocated) {
    var available = onHand - allocated;
    return Reply.json(
        """
        {"sku":"%s","location":"MAIN","onHand":%d,"allocated":%d,"available":%d,
         "backorderLimit":0,"sellable":%d,"lowStockThreshold":null,"lowStock":false}
        """
            .formatted(sku, onHand, allocated, available, available));
  }

  /** The same text, which must be a time in UTC that this test has seen. */
  private static String recent(String time) {
    assertThat(time).endsWith("Z");
    assertThat(Instant.parse(time)).isCloseTo(Instant.now(), within(10, ChronoUnit.MINUTES));
    return time;
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was on an account, and when. */
class LedgerReadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int TRANSFERS = 7;

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;
  private static Buyer ann;
  private static Buyer bob;
  private static String reference;
  private static String end;

  /** A grant of 1,000, of which Bob gets 1, 2, 3 and so on; and long enough ago. */
  @BeforeAll
  static void start() throws InterruptedException {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    client = service.client();
    shop = new Shop(client);
    ann = shop.buyer(1_000);
    bob = shop.buyer(0);
    reference = "=SUM(A1;\"" + UUID.randomUUID() + "\")";
    for (var n = 1; n <= TRANSFERS; n++) {
      var body = Bodies.transfer(ann.account(), bob.account(), n).strip();
      var named =
          "%s,\"reference\":\"%s\"}"
              .formatted(
                  body.substring(0, body.length() - 1),
                  n == 1 ? reference.replace("\"", "\\\"") : "r-" + n);
      var _ = client.post("/v1/transfers", Client.newKey(), named).succeeded();
    }
    end = entries(bob, "").getFirst();
    awaitSettled();
  }

  /** The last entry of the two is old enough for a balance that does not change any more. */
  private static void awaitSettled() throws InterruptedException {
    var patience = Instant.now().plus(PATIENCE);
    while (client.get(balance(bob, end)).status() != 200) {
      assertThat(Instant.now()).isBefore(patience);
      Thread.sleep(PAUSE);
    }
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void tellsTheBalanceAtTheInstantOfEveryEntry() {
    var entries = client.get("/v1/accounts/" + bob.account() + "/entries").json().at("/items");

    assertThat(entries).hasSize(TRANSFERS);
    for (var entry : entries) {
      var told = client.get(balance(bob, entry.at("/at").asString())).succeeded();

      assertThat(told.number("/posted")).isGreaterThanOrEqualTo(entry.at("/balance").asLong());
      assertThat(told.number("/sequence")).isGreaterThanOrEqualTo(entry.at("/sequence").asLong());
    }
    assertThat(client.get(balance(bob, end)).number("/posted"))
        .isEqualTo(shop.account(bob).at("/posted").asLong());
    assertThat(client.get(balance(bob, "2020-01-01T00:00:00Z")).number("/posted")).isZero();
  }

  @Test
  void tellsNoBalanceOfThisInstant() {
    var now = client.get(balance(bob, Instant.now().toString()));

    assertThat(now.status()).isEqualTo(422);
    assertThat(now.code()).isEqualTo("instant-too-recent");
  }

  @Test
  void listsEntriesOfAPeriod() {
    var all = entries(bob, "");

    assertThat(entries(bob, "?from=" + end)).contains(end);
    assertThat(entries(bob, "?to=" + end)).doesNotContain(end);
    assertThat(entries(bob, "?from=" + all.getLast() + "&to=" + end).size())
        .isEqualTo(all.size() - all.stream().filter(end::equals).toList().size());
  }

  @Test
  void statesRowsThatASpreadsheetCanCheck() {
    var path = "/v1/accounts/" + ann.account() + "/statement";

    var statement = client.get(path + "?to=" + end, "Accept", "text/csv");

    var rows = Arrays.asList(statement.body().split("\r\n", -1));
    assertThat(statement.header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    assertThat(rows.get(1)).startsWith("OPENING,,0,").endsWith(",0,0");
    assertThat(rows.get(2)).contains(",GRANT,").endsWith(",1000,1000");
    assertThat(rows.get(3)).contains(",TRANSFER,\"'=SUM(A1;\"\"").contains(bob.account());
    assertThat(rows.get(rows.size() - 2)).startsWith("CLOSING," + end + ",");
    var balance = 0L;
    for (var row : rows.subList(1, rows.size() - 1)) {
      var figures = row.substring(row.indexOf("CREDIT,")).split(",", -1);
      balance += Long.parseLong(figures[2]);
      assertThat(Long.parseLong(figures[3])).isEqualTo(balance);
    }
    assertThat(client.get(path + "?to=" + end).body()).isEqualTo(statement.body());
    assertThat(client.get(path + "?to=" + end, "Accept", "application/json").status())
        .isEqualTo(406);
  }

  @Test
  void goesThroughTheTransfersOfAnAccountPageByPage() {
    var ids = new ArrayList<String>();
    var next = "/v1/transfers?limit=3&account=" + bob.account();
    while (next != null) {
      var page = client.get(next).succeeded();
      page.json().at("/items").forEach(item -> ids.add(item.at("/id").asString()));
      next = page.header("Link").map(link -> link.substring(1, link.indexOf('>'))).orElse(null);
    }

    assertThat(ids).hasSize(TRANSFERS).doesNotHaveDuplicates();
    var entries = client.get("/v1/accounts/" + bob.account() + "/entries").json().at("/items");
    assertThat(ids.getFirst()).isEqualTo(entries.at("/0/transferId").asString());
    assertThat(ids.getLast()).isEqualTo(entries.at("/6/transferId").asString());
  }

  @Test
  void numbersThePagesOfEntriesAndTransfers() {
    var entries = "/v1/accounts/" + bob.account() + "/entries?size=3&page=";
    var transfers = "/v1/transfers?account=" + bob.account() + "&size=3&page=";

    var firstEntries = client.get(entries + 1).succeeded();
    var lastTransfers = client.get(transfers + 3).succeeded();

    assertThat(firstEntries.number("/total")).isEqualTo(TRANSFERS);
    assertThat(firstEntries.number("/pages")).isEqualTo(3);
    assertThat(firstEntries.number("/items/0/sequence")).isEqualTo(TRANSFERS);
    assertThat(lastTransfers.number("/total")).isEqualTo(TRANSFERS);
    assertThat(lastTransfers.json().at("/items")).hasSize(1);
    assertThat(lastTransfers.at("/items/0/id"))
        .isEqualTo(client.get(entries + 3).succeeded().at("/items/0/transferId"));
    assertThat(client.get("/v1/transfers?page=1&size=1").succeeded().number("/total"))
        .isGreaterThanOrEqualTo(TRANSFERS);
  }

  @Test
  void explainsAccountsOfTheHouse() {
    var houses = client.get("/v1/accounts?asset=CREDIT&limit=200").json().at("/items");
    var issuing =
        houses.valueStream().filter(a -> a.at("/role").asString("").equals("ISSUING")).toList();

    var explained =
        client
            .get("/v1/accounts/" + issuing.getFirst().at("/id").asString() + "/explanation")
            .succeeded();

    assertThat(explained.number("/posted")).isLessThanOrEqualTo(-1_000);
    assertThat(explained.number("/base")).isEqualTo(explained.number("/posted"));
    assertThat(explained.json().at("/available").isNull()).isTrue();
  }

  @Test
  void findsTransfersByTheirReference() {
    var found = client.get("/v1/transfers?reference=r-3&account=" + bob.account()).succeeded();

    assertThat(found.json().at("/items")).hasSize(1);
    assertThat(found.at("/items/0/reference")).isEqualTo("r-3");
    assertThat(found.at("/items/0/kind")).isEqualTo("TRANSFER");
    assertThat(found.number("/items/0/legs/0/amount/amount")).isEqualTo(3);
  }

  @Test
  void explainsWhatIsAvailableByLotsAndHolds() {
    var cy = shop.buyer(100);
    var lot =
        """
        {"accountId":"%s","amount":%s,"expiresAt":"2099-01-01T00:00:00Z","priority":7}
        """
            .formatted(cy.account(), Bodies.credits(30));
    var _ = client.post("/v1/grants", Client.newKey(), lot).succeeded();
    var order = shop.order(cy, shop.product(20, 5), 2).succeeded().at("/id");

    var lots = client.get("/v1/accounts/" + cy.account() + "/lots").succeeded();
    var explained = client.get("/v1/accounts/" + cy.account() + "/explanation").succeeded();

    assertThat(lots.number("/items/0/remaining")).isEqualTo(30);
    assertThat(lots.number("/items/0/held")).isEqualTo(30);
    assertThat(lots.number("/items/0/priority")).isEqualTo(7);
    assertThat(explained.number("/posted")).isEqualTo(130);
    assertThat(explained.number("/held")).isEqualTo(40);
    assertThat(explained.number("/available")).isEqualTo(90);
    assertThat(explained.number("/baseHeld")).isEqualTo(10);
    assertThat(explained.number("/lots/0/held")).isEqualTo(30);
    assertThat(explained.at("/holds/0/orderId")).isEqualTo(order);
    assertThat(explained.number("/openHolds")).isEqualTo(1);
    assertThat(shop.account(cy).at("/available").asLong()).isEqualTo(90);
  }

  @Test
  void keepsMetadataOfEveryKindToTheByte() {
    var key = Client.newKey();
    var metadata =
        "{\"cart\":[1,{\"deep\":null}],\"first\":true,\"largest\":9007199254740991,\"text\":\"x\"}";
    var body = Bodies.transfer(ann.account(), shop.buyer(0).account(), 1).strip();
    var with = body.substring(0, body.length() - 1) + ",\"metadata\":" + metadata + "}";

    var first = client.post("/v1/transfers", key, with).succeeded();
    var again = client.post("/v1/transfers", key, with).succeeded();

    assertThat(first.body()).contains("\"metadata\":" + metadata);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(client.get("/v1/transfers/" + first.at("/id")).body()).isEqualTo(first.body());
    assertThat(client.post("/v1/transfers", Client.newKey(), with.replace("true", "0.5")).code())
        .isEqualTo("malformed-request");
  }

  private static String balance(Buyer buyer, String at) {
    return "/v1/accounts/" + buyer.account() + "/balance?at=" + at;
  }

  /** When they were, newest first. */
  private static List<String> entries(Buyer buyer, String query) {
    var path = "/v1/accounts/" + buyer.account() + "/entries" + query;
    return client
        .get(path)
        .succeeded()
        .json()
        .at("/items")
        .valueStream()
        .map(entry -> entry.at("/at").asString())
        .toList();
  }
}

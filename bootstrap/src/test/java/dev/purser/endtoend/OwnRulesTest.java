package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team declares instead of the default pricing and allocation, seen over HTTP. */
class OwnRulesTest {
  @TempDir private static Path folder;

  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void priceAndAllocateInsteadOfTheDefaults() throws SQLException {
    run(AcmeTiers.TABLE);
    try (var run = serve(AcmeRules.class)) {
      var client = run.client();
      var shop = new Shop(client);
      var buyer = shop.buyer(1_000);
      var tea = shop.product(7, 9);
      var pot = shop.product(33, 5);
      openTheEast(client);
      receiveInTheEast(client, tea, 4);
      receiveInTheEast(client, pot, 3);
      run("INSERT INTO acme_tiers (sku, pieces, percent) VALUES ('%s', 10, 5)".formatted(tea));
      var body = Bodies.order(buyer.customer(), Bodies.line(tea, 11), Bodies.line(pot, 2));

      var quote = client.post("/v1/quotes", body).succeeded();
      var order = client.post("/v1/orders", Client.newKey(), body).succeeded();

      assertThat(order.json().at("/adjustments"))
          .isEqualTo(
              Reply.json(
                  """
                  [{"kind":"DISCOUNT","code":"tier-5","name":"5 % off A product",
                    "amount":{"asset":"CREDIT","amount":-3}},
                   {"kind":"TAX","code":"tax-20","name":"20 % tax",
                    "amount":{"asset":"CREDIT","amount":28}}]
                  """));
      assertThat(quote.json().at("/adjustments")).isEqualTo(order.json().at("/adjustments"));
      assertThat(quote.json().at("/total")).isEqualTo(order.json().at("/total"));
      assertThat(order.number("/total/amount")).isEqualTo(168);
      assertThat(order.number("/lines/0/total/amount")).isEqualTo(89);
      assertThat(order.number("/lines/1/total/amount")).isEqualTo(79);
      assertThat(allocations(order, 0)).containsExactlyInAnyOrder("MAIN 9", "EAST 2");
      assertThat(allocations(order, 1)).containsExactly("MAIN 2");

      var ofTea = order.at("/lines/0/id");
      var shipped = step(client, order, "fulfilments", pieces(ofTea, 4));
      assertThat(paid(shipped)).containsExactly(136L, 32L, 0L);
      var all = step(client, order, "fulfilments", "{}");
      assertThat(paid(all)).containsExactly(0L, 168L, 0L);
      var back = step(client, order, "returns", returned(ofTea, 3));
      assertThat(paid(back)).containsExactly(0L, 168L, 25L);
      assertThat(client.get("/v1/orders/" + order.at("/id")).body()).isEqualTo(back.body());
      requireInvariants(shop);
    }
  }

  @Test
  void priceByTheOffersAloneAndAllocateByDefaultWhereNoMoreIsDeclared() {
    try (var run = serve(AcmeTax.class)) {
      var client = run.client();
      var shop = new Shop(client);
      var buyer = shop.buyer(1_000);
      var tea = shop.product(7, 20);
      openTheEast(client);
      receiveInTheEast(client, tea, 12);

      var order = shop.order(buyer, tea, 11).succeeded();

      assertThat(order.number("/adjustments/0/amount/amount")).isEqualTo(15);
      assertThat(order.number("/lines/0/total/amount")).isEqualTo(92);
      assertThat(allocations(order, 0)).containsExactly("EAST 11");
      var line = order.at("/lines/0/id");
      var shipped = step(client, order, "fulfilments", pieces(line, 4));
      assertThat(paid(shipped)).containsExactly(59L, 33L, 0L);
      var back = step(client, order, "returns", returned(line, 1));
      assertThat(paid(back)).containsExactly(59L, 33L, 8L);
      requireInvariants(shop);
    }
  }

  @Test
  void stopTheStartWhereThereAreTwoOfAKind() throws SQLException {
    run(AcmeTiers.TABLE);
    try (var run = serve(AcmeRules.class, AcmeTax.class)) {
      assertThat(run.exitStatus()).isEqualTo(1);
      assertThat(run.errors()).contains("found 2: pricing,taxedPrices");
    }
  }

  /** The service with a jar on its class path that names these auto-configurations. */
  private CommandRun serve(Class<?>... rules) {
    var url = database.jdbcUrl() + "?user=" + database.user() + "&password=" + database.password();
    var jar = TeamJar.naming(folder, rules);
    return CommandRun.startWith(jar, folder, Map.of("DATABASE_URL", url), "serve");
  }

  private void run(String statement) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var prepared = connection.prepareStatement(statement)) {
      prepared.executeUpdate();
    }
  }

  /** A location that comes before the main one, since its code does. */
  private static void openTheEast(Client client) {
    var location = "{\"code\":\"EAST\",\"name\":\"In the east\"}";
    var _ = client.post("/v1/locations", location).succeeded();
  }

  private static void receiveInTheEast(Client client, String sku, long quantity) {
    var receipt = Bodies.receipt(sku, quantity).replace("MAIN", "EAST");
    var _ = client.post("/v1/stock-movements", Client.newKey(), receipt).succeeded();
  }

  private static Reply step(Client client, Reply order, String step, String body) {
    var path = "/v1/orders/" + order.at("/id") + "/" + step;
    return client.post(path, Client.newKey(), body).succeeded();
  }

  private static String pieces(String line, long quantity) {
    return "{\"lines\":[{\"lineId\":\"%s\",\"quantity\":%d}]}".formatted(line, quantity);
  }

  private static String returned(String line, long quantity) {
    return "{\"restock\":true," + pieces(line, quantity).substring(1);
  }

  private static List<String> allocations(Reply order, int line) {
    return order
        .json()
        .at("/lines/" + line + "/allocations")
        .valueStream()
        .map(one -> one.at("/location").asString() + " " + one.at("/quantity").asLong())
        .toList();
  }

  /** What is held, captured and refunded. */
  private static List<Long> paid(Reply order) {
    return List.of(
        order.number("/payments/0/held/amount"),
        order.number("/payments/0/captured/amount"),
        order.number("/payments/0/refunded/amount"));
  }

  private static void requireInvariants(Shop shop) {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts in an asset of one's own, from their opening to their end, over HTTP. */
class AccountStoryTest {
  private static TestDatabase database;
  private static RunningService service;
  private static Client admin;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service = RunningService.on(database);
    admin = service.client();
    shop = new Shop(admin);
    var _ =
        admin.post("/v1/assets", "{\"code\":\"EUR\",\"name\":\"Euro\",\"scale\":2}").succeeded();
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void sellsAProductForAnotherAssetToAnAccountThatMayBeOverdrawn() {
    var buyer = shop.buyer(0);
    var sku = product("EUR", 1250);
    var opened = open(buyer.customer(), "EUR", -2_000).succeeded();
    var account = opened.at("/id");

    var order =
        admin.post(
            "/v1/orders",
            Client.newKey(),
            "{\"customerId\":\"%s\",\"accountId\":\"%s\",\"lines\":[%s]}"
                .formatted(buyer.customer(), account, Bodies.line(sku, 1)));
    assertThat(order.succeeded().at("/total/asset")).isEqualTo("EUR");
    assertThat(shop.fulfil(order.at("/id")).status()).isEqualTo(201);

    var overdrawn = admin.get("/v1/accounts/" + account);
    assertThat(overdrawn.number("/posted")).isEqualTo(-1250);
    assertThat(overdrawn.number("/available")).isEqualTo(750);
    var revenue = house("EUR", "REVENUE");
    assertThat(revenue.number("/posted")).isEqualTo(1250);
    assertThat(
            admin.get("/v1/accounts/" + revenue.at("/id") + "/entries").number("/items/0/change"))
        .isEqualTo(1250);
    requireInvariants();
  }

  @Test
  void refusesASecondAccountAndTellsWhichIsThere() {
    var buyer = shop.buyer(0);
    var first = open(buyer.customer(), "EUR", 0).succeeded();

    var second = open(buyer.customer(), "EUR", 0);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("account-exists");
    assertThat(second.at("/errors/0/accountId")).isEqualTo(first.at("/id"));
    assertThat(open(buyer.customer(), "MOONDUST", 0).code()).isEqualTo("asset-mismatch");
    assertThat(open(UUID.randomUUID().toString(), "EUR", 0).code()).isEqualTo("unknown-account");
    assertThat(open(shop.buyer(0).customer(), "EUR", 1).code()).isEqualTo("amount-out-of-range");
  }

  @Test
  void freezesAndClosesAnAccount() {
    var buyer = shop.buyer(100);
    var other = shop.buyer(0);
    var path = "/v1/accounts/" + buyer.account();
    var key = Client.newKey();

    var frozen = admin.post(path + "/freezes", key, "{\"reason\":\"stolen\"}");

    assertThat(frozen.succeeded().at("/status")).isEqualTo("FROZEN");
    assertThat(admin.get(path).at("/statusReason")).isEqualTo("stolen");
    assertThat(admin.post(path + "/freezes", key, "{\"reason\":\"stolen\"}").isReplayed()).isTrue();
    assertThat(step(path, "freezes").code()).isEqualTo("illegal-transition");
    assertThat(transfer(buyer.account(), other.account(), 1).code()).isEqualTo("account-frozen");
    assertThat(step(path, "closures").code()).isEqualTo("account-not-empty");
    assertThat(step(path, "unfreezes").succeeded().at("/status")).isEqualTo("OPEN");
    assertThat(transfer(buyer.account(), other.account(), 100).status()).isEqualTo(201);
    assertThat(step(path, "closures").succeeded().at("/status")).isEqualTo("CLOSED");
    assertThat(transfer(other.account(), buyer.account(), 1).code()).isEqualTo("account-closed");
    requireInvariants();
  }

  @Test
  void letsStaffPayFromAnAccountOfTheHouse() {
    var buyer = shop.buyer(0);
    var house = admin.post("/v1/accounts", Client.newKey(), "{\"asset\":\"CREDIT\"}").succeeded();

    assertThat(house.at("/role")).isEqualTo("GENERAL");
    assertThat(transfer(house.at("/id"), buyer.account(), 70).status()).isEqualTo(201);
    assertThat(admin.get("/v1/accounts/" + house.at("/id")).number("/posted")).isEqualTo(-70);
    assertThat(transfer(house("CREDIT", "ISSUING").at("/id"), buyer.account(), 1).code())
        .isEqualTo("unknown-account");
    assertThat(step("/v1/accounts/" + house.at("/id"), "closures").code())
        .isEqualTo("illegal-transition");
    requireInvariants();
  }

  private static Reply open(String owner, String asset, long floor) {
    var body = "{\"ownerId\":\"%s\",\"asset\":\"%s\",\"floor\":%d}".formatted(owner, asset, floor);
    return admin.post("/v1/accounts", Client.newKey(), body);
  }

  private static Reply step(String path, String step) {
    return admin.post(path + "/" + step, Client.newKey(), "{}");
  }

  private static Reply transfer(String from, String to, long credits) {
    return admin.post("/v1/transfers", Client.newKey(), Bodies.transfer(from, to, credits));
  }

  /** The account of the house that plays the role; a general one when there are several. */
  private static Reply house(String asset, String role) {
    var accounts = admin.get("/v1/accounts?limit=200&asset=" + asset).succeeded();
    for (var account : accounts.json().at("/items")) {
      if (account.path("role").asString("").equals(role)) {
        return admin.get("/v1/accounts/" + account.path("id").asString()).succeeded();
      }
    }
    throw new AssertionError("the house has no account for " + role);
  }

  private static String product(String asset, long price) {
    var sku = "SKU-" + UUID.randomUUID();
    var body =
        "{\"sku\":\"%s\",\"name\":\"A thing\",\"status\":\"PUBLISHED\",\"price\":%s}"
            .formatted(sku, "{\"asset\":\"%s\",\"amount\":%d}".formatted(asset, price));
    var _ = admin.post("/v1/products", body).succeeded();
    var _ = shop.receive(sku, 10).succeeded();
    return sku;
  }

  private static void requireInvariants() {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer from sign-up to erasure, as clients and staff see it. */
class CustomerStoryTest {
  private static TestDatabase database;
  private static RunningService service;
  private static Client admin;
  private static Shop shop;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    var url = ServiceRole.in(database);
    service = RunningService.on(url, Map.of("PURSER_CUSTOMER_RESTORE_DAYS", "0"));
    admin = service.client();
    shop = new Shop(admin);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void leadsFromSignUpToErasure() {
    var email = "ada-" + UUID.randomUUID() + "@example.com";
    var path = "/v1/customers/" + signUp(email, "correct horse").succeeded().at("/id");
    var ada = admin.as(email, "correct horse");

    assertThat(ada.get("/v1/customers/me").header("ETag")).hasValue("\"0\"");
    var renamed = ada.patch(path, "\"0\"", "{\"name\":\"Ada Lovelace\"}");
    assertThat(renamed.succeeded().at("/name")).isEqualTo("Ada Lovelace");
    assertThat(ada.patch(path, "\"0\"", "{\"name\":\"Late\"}").status()).isEqualTo(412);
    assertThat(ada.patch(path, "*", "{\"role\":\"ADMIN\"}").status()).isEqualTo(403);
    assertThat(ada.patch(path, "*", "{\"balance\":1}").status()).isEqualTo(400);

    var profile = "{\"displayName\":\"Ada\",\"phone\":\"+44 20 7946 0000\"}";
    assertThat(ada.put(path + "/profile", "\"0\"", profile).status()).isEqualTo(200);
    assertThat(ada.put(path + "/profile", "\"0\"", profile).status()).isEqualTo(412);

    var weak = "{\"currentPassword\":\"correct horse\",\"newPassword\":\"Iloveyou1\"}";
    assertThat(ada.put(path + "/password", "*", weak).code()).isEqualTo("password-too-weak");
    var strong = "{\"currentPassword\":\"correct horse\",\"newPassword\":\"battery staple\"}";
    assertThat(ada.put(path + "/password", "\"1\"", strong).status()).isEqualTo(200);
    var again = admin.as(email, "battery staple");

    assertThat(again.delete(path, "\"2\"").status()).isEqualTo(204);
    assertThat(admin.get(path).status()).isEqualTo(404);
    var signIn = "{\"email\":\"%s\",\"password\":\"battery staple\"}".formatted(email);
    assertThat(admin.anonymous().post("/v1/tokens", signIn).status()).isEqualTo(401);
    assertThat(signUp(email.toUpperCase(), "another horse").status()).isEqualTo(201);
    var late = admin.post(path + "/restorations", "{}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("email-taken");

    assertThat(admin.post(path + "/erasures", "{}").status()).isEqualTo(204);
    assertThat(admin.get("/v1/customers?deleted=true&q=" + email).json().at("/items")).isEmpty();
    assertThat(admin.get("/v1/invariants").at("/holds")).isEqualTo("true");
  }

  @Test
  void refusesOrdersForWhoeverIsDeleted() {
    var buyer = shop.buyer(100);
    var sku = shop.product(10, 5);
    var _ = shop.order(buyer, sku, 1).succeeded();

    assertThat(admin.delete("/v1/customers/" + buyer.customer(), "*").status()).isEqualTo(204);

    var refused = shop.order(buyer, sku, 1);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("unknown-account");
    assertThat(admin.get("/v1/orders?customer=" + buyer.customer()).json().at("/items")).hasSize(1);
  }

  @Test
  void tellsStaffWhoDidWhatToWhat() {
    var buyer = shop.buyer(100);
    var sku = shop.product(10, 5);
    var order = shop.order(buyer, sku, 1).succeeded().at("/id");

    var audit = admin.get("/v1/audit?resource=" + order);

    var me = admin.get("/v1/customers/me").at("/id");
    assertThat(audit.at("/items/0/actor")).isEqualTo(me);
    assertThat(audit.at("/items/0/role")).isEqualTo("ADMIN");
    assertThat(audit.at("/items/0/action")).isEqualTo("place-order");
    assertThat(audit.at("/items/0/outcome")).isEqualTo("DONE");
    assertThat(audit.json().at("/items")).hasSize(1);
    var newest = admin.get("/v1/audit?limit=1");
    var next = admin.get("/v1/audit?limit=1&cursor=" + newest.at("/nextCursor"));
    assertThat(next.at("/items/0/id")).isNotEqualTo(newest.at("/items/0/id"));
    assertThat(admin.anonymous().get("/v1/audit").status()).isEqualTo(401);
  }

  private static Reply signUp(String email, String password) {
    return admin
        .anonymous()
        .post(
            "/v1/customers",
            "{\"email\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}".formatted(email, password));
  }
}

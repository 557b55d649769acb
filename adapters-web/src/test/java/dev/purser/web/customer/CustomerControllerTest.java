package dev.purser.web.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import org.junit.jupiter.api.Test;

class CustomerControllerTest {
  private static final String BODY =
      "{\"email\":\"%s\",\"name\":\"Ada \u2764\",\"password\":\"correct horse\"}";

  private final TestClient client = TestService.client();

  @Test
  void answersACustomerWithoutThePassword() {
    var answer = client.post("/v1/customers", BODY.formatted("ada@example.org"));

    var customer = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(customer.propertyNames())
        .containsExactly("id", "email", "name", "role", "createdAt");
    assertThat(customer.at("/name").asString()).isEqualTo("Ada \u2764");
    assertThat(new String(answer.bytes(), UTF_8)).doesNotContain("horse");
    var found = client.get(answer.header("Location").orElseThrow());
    assertThat(found.json()).isEqualTo(customer);
    assertThat(found.header("ETag")).contains("\"0\"").isEqualTo(answer.header("ETag"));
  }

  @Test
  void answersWhoAsks() {
    client.post("/v1/customers", BODY.formatted("mia@example.org"));

    var answer = client.get("/v1/customers/me");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).contains("\"0\"");
  }

  @Test
  void refusesAnAddressThatIsTaken() {
    client.post("/v1/customers", BODY.formatted("bob@example.org"));

    var answer = client.post("/v1/customers", BODY.formatted("BOB@example.org"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("email-taken");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/email");
  }

  @Test
  void listsCustomers() {
    client.post("/v1/customers", BODY.formatted("eve@example.org"));

    var items = client.get("/v1/customers?limit=200").json().at("/items");

    assertThat(items).anyMatch(item -> item.at("/email").asString().equals("eve@example.org"));
  }
}

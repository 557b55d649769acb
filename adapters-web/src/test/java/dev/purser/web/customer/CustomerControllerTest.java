package dev.purser.web.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .containsExactly("id", "email", "name", "role", "createdAt", "deletedAt");
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
    assertThat(answer.header("ETag")).isPresent();
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
  void letsNobodyGuessTheCurrentPasswordForLong() {
    var path = signedUp("gus@example.org") + "/password";
    var body = "{\"currentPassword\":\"%s\",\"newPassword\":\"correct battery\"}";
    for (var guess = 0; guess < SignInLimits.FAILURES; guess++) {
      assertThat(put(path, body.formatted("guess " + guess), "\"0\"").code())
          .isEqualTo("wrong-password");
    }

    var refused = put(path, body.formatted("until now"), "\"0\"");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("rate-limited");
  }

  @Test
  void listsCustomers() {
    client.post("/v1/customers", BODY.formatted("eve@example.org"));

    var items = client.get("/v1/customers?limit=200").json().at("/items");

    assertThat(items).anyMatch(item -> item.at("/email").asString().equals("eve@example.org"));
  }

  @Test
  void changesWhatAPatchNamesAndKeepsTheRest() {
    var path = signedUp("pat@example.org");

    var answer = patch(path, "{\"name\":\"Pat\",\"role\":\"SUPPORT\"}", "\"0\"");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).contains("\"1\"");
    assertThat(answer.json().at("/name").asString()).isEqualTo("Pat");
    assertThat(answer.json().at("/role").asString()).isEqualTo("SUPPORT");
    assertThat(answer.json().at("/email").asString()).isEqualTo("pat@example.org");
    assertThat(patch(path, "{\"name\":\"Late\"}", "\"0\"").status()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":null}|/name",
        "{\"name\":\" \"}|/name",
        "{\"email\":\"nobody\"}|/email",
        "{\"role\":\"SERVICE\"}|/role",
        "{\"id\":\"x\",\"version\":7,\"deletedAt\":null}|/id /version /deletedAt",
        "{\"password\":\"correct horse\"}|/password"
      })
  void refusesPatchesOfWhatIsNotToBeChanged(String body, String pointers) {
    var path = signedUp("no-" + body.hashCode() + "@example.org");

    var answer = patch(path, body, "*");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .containsExactlyInAnyOrder(pointers.split(" ", -1));
  }

  @Test
  void changesAPasswordAndShowsNone() {
    var path = signedUp("pam@example.org");
    var body = "{\"currentPassword\":\"%s\",\"newPassword\":\"battery staple\"}";

    var wrong = put(path + "/password", body.formatted("guessed"), "\"0\"");
    var right = put(path + "/password", body.formatted("until now"), "\"0\"");

    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.code()).isEqualTo("wrong-password");
    assertThat(wrong.json().at("/errors/0/pointer").asString()).isEqualTo("/currentPassword");
    assertThat(right.status()).isEqualTo(200);
    assertThat(right.header("ETag")).contains("\"1\"");
    assertThat(new String(right.bytes(), UTF_8)).doesNotContain("staple");
    assertThat(put(path + "/password", body.formatted("until now")).status()).isEqualTo(428);
  }

  @Test
  void keepsAProfileInVersionsOfItsOwn() {
    var path = signedUp("pia@example.org") + "/profile";
    var empty = client.get(path);

    var written =
        put(
            path,
            """
            {"displayName":"Pia","avatarUrl":"https://example.org/p.png","phone":"+49 30 123",
             "address":{"line1":"Weg 1","city":"Berlin","country":"DE"}}
            """,
            empty.header("ETag").orElseThrow());

    assertThat(empty.header("ETag")).contains("\"0\"");
    assertThat(empty.json().propertyNames())
        .containsExactly("displayName", "bio", "avatarUrl", "phone", "address");
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.header("ETag")).contains("\"1\"");
    assertThat(written.json().at("/address/country").asString()).isEqualTo("DE");
    assertThat(client.get(path).json()).isEqualTo(written.json());
    assertThat(put(path, "{}", "\"0\"").status()).isEqualTo(412);
    assertThat(put(path, "{}", "\"1\"").json().at("/displayName").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"avatarUrl\":\"javascript:alert(1)\"}|/avatarUrl",
        "{\"avatarUrl\":\"//example.org/a\"}|/avatarUrl",
        "{\"avatarUrl\":\"https://\"}|/avatarUrl",
        "{\"avatarUrl\":\"https://user@example.org/\"}|/avatarUrl",
        "{\"phone\":\"call me\"}|/phone",
        "{\"address\":{\"country\":\"de\"}}|/address/line1 /address/city /address/country",
        "{\"nickname\":\"P\"}|/nickname"
      })
  void refusesWhatIsNoProfile(String body, String pointers) {
    var path = signedUp("bad-" + body.hashCode() + "@example.org") + "/profile";

    var answer = put(path, body, "*");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .containsExactlyInAnyOrder(pointers.split(" ", -1));
  }

  @Test
  void deletesAndRestores() {
    var path = signedUp("del@example.org");
    var none = BodyPublishers.noBody();

    var undecided = client.send("DELETE", path, none);
    var deleted = client.send("DELETE", path, none, "If-Match", "\"0\"");

    assertThat(undecided.status()).isEqualTo(428);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.get(path + "/profile").status()).isEqualTo(404);
    var listed = client.get("/v1/customers?deleted=true&q=del@example.org").json();
    assertThat(listed.at("/items/0/deletedAt").asString()).startsWith("2026-11-20T12:00");
    var early = client.send("POST", path + "/erasures", none);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("restore-period-running");
    var restored = client.post(path + "/restorations", "{}");
    assertThat(restored.status()).isEqualTo(201);
    assertThat(restored.header("Location")).contains(path);
    assertThat(client.get(path).json()).isEqualTo(restored.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role=KING",
        "deleted=yes",
        "sort=name",
        "sort=email,-email",
        "q=",
        "q=%20",
        "name=x",
        "email=x"
      })
  void refusesWhatIsNoFilterOfCustomers(String query) {
    assertThat(client.get("/v1/customers?" + query).status()).isEqualTo(400);
  }

  @Test
  void goesThroughCustomersByCursorAndByPage() {
    signedUp("list-1@example.org");
    signedUp("list-2@example.org");
    var path = "/v1/customers?q=list-&limit=1&sort=-email";

    var first = client.get(path).json();
    var second = client.get(path + "&cursor=" + first.at("/nextCursor").asString()).json();

    assertThat(second.at("/items")).hasSize(1);
    assertThat(second.at("/items/0")).isNotEqualTo(first.at("/items/0"));
    assertThat(client.get("/v1/customers?q=list-&page=1&size=1").json().at("/pages").asInt())
        .isEqualTo(2);
  }

  private String signedUp(String email) {
    var answer = client.post("/v1/customers", BODY.formatted(email));
    return answer.header("Location").orElseThrow();
  }

  private Response patch(String path, String body, String version) {
    return client.send(
        "PATCH",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/merge-patch+json",
        "If-Match",
        version);
  }

  private Response put(String path, String body, String version) {
    return client.send(
        "PUT",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json",
        "If-Match",
        version);
  }

  private Response put(String path, String body) {
    return client.send(
        "PUT", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }
}

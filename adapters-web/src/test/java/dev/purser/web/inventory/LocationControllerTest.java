package dev.purser.web.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationControllerTest {
  private final TestClient client = TestService.client();

  @Test
  void answersLocationThatCanBeReadAgain() {
    var code = code();

    var answer = client.post("/v1/locations", "{\"code\":\"" + code + "\",\"name\":\"North\"}");

    var address = answer.header("Location").orElseThrow();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(address).isEqualTo("/v1/locations/" + code);
    assertThat(answer.json().propertyNames())
        .containsExactly("id", "code", "name", "priority", "createdAt", "version");
    assertThat(answer.json().at("/priority").asInt()).isEqualTo(100);
    assertThat(answer.header("ETag")).hasValue("\"1\"");
    assertThat(client.get(address).json()).isEqualTo(answer.json());
  }

  @Test
  void refusesCodeThatIsTaken() {
    var answer = client.post("/v1/locations", "{\"code\":\"MAIN\",\"name\":\"Again\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("location-taken");
  }

  @Test
  void changesWhatIsMentioned() {
    var path = location();

    var renamed = patch(path, "\"1\"", "{\"name\":\"Far north\"}");
    var moved = patch(path, "\"2\"", "{\"priority\":7}");
    var stale = patch(path, "\"2\"", "{\"priority\":8}");

    assertThat(renamed.json().at("/name").asString()).isEqualTo("Far north");
    assertThat(renamed.json().at("/priority").asInt()).isEqualTo(50);
    assertThat(moved.json().at("/priority").asInt()).isEqualTo(7);
    assertThat(moved.header("ETag")).hasValue("\"3\"");
    assertThat(stale.status()).isEqualTo(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10001", "9007199254740993", "null", "1.5"})
  void takesNoOtherPriorities(String priority) {
    var answer = patch(location(), "*", "{\"priority\":" + priority + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/priority");
  }

  @Test
  void takesNoOtherPrioritiesForNewLocations() {
    var body = "{\"code\":\"" + code() + "\",\"name\":\"North\",\"priority\":-1}";

    var answer = client.post("/v1/locations", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/priority");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOON", "moon", "not%20one"})
  void findsNoLocationThatWasNeverAdded(String code) {
    assertThat(client.get("/v1/locations/" + code).status()).isEqualTo(404);
    assertThat(patch("/v1/locations/" + code, "*", "{\"priority\":7}").status()).isEqualTo(404);
  }

  @Test
  void listsLocationsByTheirCodes() {
    var _ = location();

    var first = client.get("/v1/locations?limit=1").json();

    var cursor = first.at("/nextCursor").asString();
    var second = client.get("/v1/locations?limit=1&cursor=" + cursor).json();
    assertThat(second.at("/items/0/code").asString())
        .isGreaterThan(first.at("/items/0/code").asString());
    assertThat(client.get("/v1/locations?page=1&size=1").json().at("/items/0"))
        .isEqualTo(first.at("/items/0"));
  }

  private String location() {
    var body = "{\"code\":\"" + code() + "\",\"name\":\"North\",\"priority\":50}";
    return client.post("/v1/locations", body).header("Location").orElseThrow();
  }

  private static String code() {
    return UUID.randomUUID().toString().substring(9).toUpperCase(Locale.ROOT);
  }

  private Response patch(String path, String version, String body) {
    return client.send(
        "PATCH",
        path,
        BodyPublishers.ofString(body),
        "If-Match",
        version,
        "Content-Type",
        "application/merge-patch+json");
  }
}

package dev.purser.web.shared;

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

class ConditionalRequestsTest {
  private static final String NOTE = "{\"title\":\"one\",\"text\":\"old\",\"tags\":[\"a\"]}";

  private final TestClient client = TestService.client();

  @Test
  void keepsWhatAPatchDoesNotMention() {
    var note = create();

    var answer = patch(note, "{\"title\":\"two\"}", "If-Match", "\"1\"");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).contains("\"2\"");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.json().at("/title").asString()).isEqualTo("two");
    assertThat(answer.json().at("/text").asString()).isEqualTo("old");
    assertThat(answer.json().at("/tags/0").asString()).isEqualTo("a");
  }

  @Test
  void clearsWhatAPatchSetsToNull() {
    var note = create();

    var answer = patch(note, "{\"text\":null,\"tags\":[]}", "If-Match", "\"1\"");

    assertThat(answer.json().at("/text").isNull()).isTrue();
    assertThat(answer.json().at("/tags").isEmpty()).isTrue();
    assertThat(answer.json().at("/title").asString()).isEqualTo("one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":null}|/title",
        "{\"title\":\"\",\"text\":7}|/title /text",
        "{\"tags\":null,\"version\":9}|/tags /version",
        "{\"tags\":[\"a\",null]}|/tags/1",
        "{\"title\":\"a\",\"title\":\"b\"}|/title"
      })
  void tellsEveryFaultOfAPatch(String body, String pointers) {
    var answer = patch(create(), body, "If-Match", "\"1\"");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors"))
        .extracting(error -> error.at("/pointer").asString())
        .containsExactlyInAnyOrder(pointers.split(" ", -1));
  }

  @Test
  void takesPatchesAsWhatTheyAreAndAsJson() {
    var note = create();

    var merge = send("PATCH", note, "{}", "application/merge-patch+json", "If-Match", "*");
    var utf8 =
        send("PATCH", note, "{}", "application/merge-patch+json; charset=utf-8", "If-Match", "*");
    var latin =
        send("PATCH", note, "{}", "application/merge-patch+json; charset=latin1", "If-Match", "*");
    var list = send("PATCH", note, "[]", "application/json-patch+json", "If-Match", "*");
    var put = send("PUT", note, NOTE, "application/merge-patch+json", "If-Match", "*");

    assertThat(merge.status()).isEqualTo(200);
    assertThat(utf8.status()).isEqualTo(200);
    assertThat(latin.status()).isEqualTo(415);
    assertThat(list.status()).isEqualTo(415);
    assertThat(put.status()).isEqualTo(415);
  }

  @Test
  void replacesAll() {
    var note = create();

    var answer =
        send("PUT", note, "{\"title\":\"two\",\"tags\":[]}", "application/json", "If-Match", "*");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/text").isNull()).isTrue();
    assertThat(answer.header("ETag")).contains("\"2\"");
  }

  @Test
  void removesWithoutAnAnswer() {
    var note = create();

    var answer = client.send("DELETE", note, BodyPublishers.noBody(), "If-Match", "\"1\"");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.bytes()).isEmpty();
    assertThat(client.get(note).status()).isEqualTo(404);
  }

  @Test
  void demandsThatTheVersionIsNamed() {
    var note = create();

    var patched = patch(note, "{\"title\":\"two\"}");
    var replaced = send("PUT", note, NOTE, "application/json");
    var removed = client.send("DELETE", note, BodyPublishers.noBody());

    assertRequired(patched);
    assertRequired(replaced);
    assertRequired(removed);
    assertThat(client.get(note).header("ETag")).contains("\"1\"");
  }

  @Test
  void tellsWhatElseIsWrongWhereNoVersionIsNamed() {
    var answer = patch(create(), "{\"title\":7}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\"", "*", " \"1\" ", "\"7\",\"1\"", "\"a,b\" , W/\"1\",\t\"1\"", "\"\",\"1\""})
  void changesTheVersionThatIsNamed(String versions) {
    var answer = patch(create(), "{\"title\":\"two\"}", "If-Match", versions);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2\"",
        "W/\"1\"",
        "\"01\"",
        "\"+1\"",
        "\"1a\"",
        "\"\"",
        "\"*\"",
        "\"99999999999999999999\"",
        "\"' OR '1'='1\""
      })
  void leavesOtherVersionsAlone(String versions) {
    var note = create();

    var answer = patch(note, "{\"title\":\"two\"}", "If-Match", versions.replace(' ', '+'));

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.code()).isEqualTo("precondition-failed");
    assertThat(client.get(note).header("ETag")).contains("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "\"1", "\"1\" \"2\"", "\"1\",", ",", "*,\"1\"", "w/\"1\"", "\"a b\""})
  void refusesWhatIsNoListOfTags(String versions) {
    var answer = patch(create(), "{}", "If-Match", versions);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/header").asString()).isEqualTo("If-Match");
  }

  @Test
  void takesTagsFromSeveralHeadersAndNotTooMany() {
    var several = patch(create(), "{}", "If-Match", "\"7\"", "If-Match", "\"1\"");
    var tooMany = patch(create(), "{}", "If-Match", "\"7\",".repeat(20) + "\"1\"");

    assertThat(several.status()).isEqualTo(200);
    assertThat(tooMany.status()).isEqualTo(400);
  }

  @Test
  void findsNothingWhateverTheVersionOfWhatIsNotThere() {
    var nowhere = "/v1/notes/0199d000-0000-7000-8000-00000000dead";

    assertThat(patch(nowhere, "{}", "If-Match", "*").status()).isEqualTo(404);
    assertThat(patch(nowhere, "{}", "If-Match", "\"1\"").status()).isEqualTo(404);
  }

  @Test
  void doesNotTakeAChangeForAReading() {
    var answer = patch(create(), "{}", "If-Match", "*", "If-None-Match", "*");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void letsCachesKeepWhatThePublicSees() {
    var note = create();

    var anonymous = client.anonymous().get(note);
    var unchanged = client.anonymous().get(note, "If-None-Match", "\"1\"");
    var known = client.get(note);

    assertThat(anonymous.header("Cache-Control")).contains("public, max-age=60");
    assertThat(anonymous.http().headers().allValues("Vary")).contains("Authorization");
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("Cache-Control")).contains("public, max-age=60");
    assertThat(known.header("Cache-Control")).contains("no-store");
    assertThat(known.http().headers().allValues("Vary")).contains("Authorization");
  }

  private static void assertRequired(Response answer) {
    assertThat(answer.status()).isEqualTo(428);
    assertThat(answer.code()).isEqualTo("precondition-required");
    assertThat(answer.json().at("/errors/0/header").asString()).isEqualTo("If-Match");
  }

  private String create() {
    return client.post("/v1/notes", NOTE).header("Location").orElseThrow();
  }

  private Response patch(String path, String body, String... headers) {
    return send("PATCH", path, body, "application/json", headers);
  }

  private Response send(String method, String path, String body, String type, String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = type;
    return client.send(method, path, BodyPublishers.ofString(body, UTF_8), all);
  }
}

package dev.purser.web.shared;

import static dev.purser.web.TestClient.newKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.TransactionFault;
import dev.purser.web.TestClient;
import dev.purser.web.TestService;
import dev.purser.web.catalog.FakeCatalog;
import dev.purser.web.credit.FakeCredits;
import dev.purser.web.ordering.Ordering;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ACCOUNT = "/v1/accounts/" + FakeCredits.RICH.value();
  private static final String PRODUCT = "/v1/products/0199d000-0000-7000-8000-000000000001";

  private final TestClient client = TestService.client();
  private final FakeCatalog catalog = TestService.bean(FakeCatalog.class);

  @Test
  void writesAProblemAsRfc9457Does() {
    var answer = client.get("/v1/nothing", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

    assertThat(new String(answer.bytes(), UTF_8))
        .isEqualTo(
            "{\"type\":\"/problems/not-found\",\"title\":\"There is no such resource\","
                + "\"status\":404,\"detail\":\"There is nothing here, or nothing for you to see.\","
                + "\"instance\":\"/v1/nothing\",\"code\":\"not-found\",\"traceId\":\""
                + TRACE
                + "\",\"errors\":[{\"pointer\":\"\",\"code\":\"not-found\",\"detail\":"
                + "\"There is nothing here, or nothing for you to see.\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE,
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "nonsense"
      })
  void makesUpATraceWhereTheHeaderNamesNone(String traceparent) {
    var answer = client.get("/v1/nothing", "traceparent", traceparent);

    assertThat(answer.json().at("/traceId").asString()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
  }

  @Test
  void servesThePageThatAProblemRefersTo() {
    var type = client.get("/v1/nothing").json().at("/type").asString();

    var page = client.get(type);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).contains("text/plain;charset=UTF-8");
    assertThat(new String(page.bytes(), UTF_8)).startsWith("# not-found (404)");
  }

  @Test
  void keepsAnswersOutOfCaches() {
    assertThat(client.get(ACCOUNT).header("Cache-Control")).contains("no-store");
    assertThat(client.get("/v1/orders").header("Cache-Control")).contains("no-store");
    assertThat(client.get("/v1/nothing").header("Cache-Control")).contains("no-store");
  }

  @Test
  void answersAnUnchangedResourceWithItsTagAlone() {
    var first = client.get(ACCOUNT);
    var tag = first.header("ETag").orElseThrow();

    var again = client.get(ACCOUNT, "If-None-Match", "\"other\", W/" + tag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("ETag")).contains(tag);
    assertThat(again.bytes()).isEmpty();
    assertThat(client.get(ACCOUNT, "If-None-Match", "*").status()).isEqualTo(304);
    assertThat(client.get(ACCOUNT, "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void tagsOrdersWithTheirVersion() {
    var placed = new Ordering().place(1);
    var path = placed.header("Location").orElseThrow();

    var cancelled = client.post(newKey(), path + "/cancellations", "{}");

    assertThat(placed.header("ETag")).contains("\"1\"");
    assertThat(cancelled.header("ETag")).contains("\"2\"");
    assertThat(client.get(path).header("ETag")).contains("\"2\"");
    assertThat(client.get(path, "If-None-Match", "\"1\"").status()).isEqualTo(200);
    assertThat(client.get(path, "If-None-Match", "\"2\"").status()).isEqualTo(304);
  }

  @Test
  void answersHeadWithoutABody() {
    var answer = client.send("HEAD", ACCOUNT, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isPresent();
    assertThat(answer.bytes()).isEmpty();
  }

  @Test
  void asksToRetryQueriesThatTheDatabaseFailed() {
    catalog.failNext(new TransactionFault.Unreachable(new IllegalStateException("SELECT")));

    var answer = client.get(PRODUCT);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("unavailable");
    assertThat(new String(answer.bytes(), UTF_8)).doesNotContain("SELECT");
  }

  @Test
  void ownsUpToWhatTheDatabaseRefusesByItself() {
    catalog.failNext(new TransactionFault.CheckFailed(new IllegalStateException("SELECT")));

    var answer = client.get(PRODUCT);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal-error");
    assertThat(new String(answer.bytes(), UTF_8)).doesNotContain("SELECT");
  }

  @Test
  void hidesWhatFailedInAQuery() {
    catalog.failNext(new IllegalStateException("secret"));

    var answer = client.get(PRODUCT);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal-error");
    assertThat(new String(answer.bytes(), UTF_8)).doesNotContain("secret");
  }

  @Test
  void isAliveAndTellsWhyItIsNotReady() {
    assertThat(client.get("/healthz").status()).isEqualTo(200);
    assertThat(client.get("/readyz").status()).isEqualTo(200);

    TestService.NOT_READY.set(List.of("The database is not reachable."));
    try {
      var answer = client.get("/readyz");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().at("/detail").asString()).contains("database");
      assertThat(client.get("/healthz").status()).isEqualTo(200);
    } finally {
      TestService.NOT_READY.set(List.of());
    }
  }

  @Test
  void tellsWhatTheInvariantsSay() {
    var all = client.get("/v1/invariants").json();
    var recent = client.get("/v1/invariants?scope=recent").json();

    assertThat(all.at("/checkedAt").asString()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(all.at("/holds").asBoolean()).isFalse();
    assertThat(all.at("/invariants/0/holds").asBoolean()).isTrue();
    assertThat(all.at("/invariants/1/name").asString()).isEqualTo("FULL");
    assertThat(all.at("/invariants/1/counterexamples/0/posted").asString()).isEqualTo("7");
    assertThat(recent.at("/invariants/1/name").asString()).isEqualTo("RECENT");
  }
}

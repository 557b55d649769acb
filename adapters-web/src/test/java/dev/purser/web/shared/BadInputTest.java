package dev.purser.web.shared;

import static dev.purser.web.TestClient.newKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
  private static final String ACCOUNT = FakeCredits.RICH.value().toString();
  private static final String GRANT =
      "{\"accountId\":\"" + ACCOUNT + "\",\"amount\":{\"asset\":\"CREDIT\",\"amount\":1}}";

  private final TestClient client = TestService.client();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/orders|{}|/customerId /lines",
        "/v1/orders|{\"customerId\":\"ID\",\"lines\":[]}|/lines",
        "/v1/orders|{\"customerId\":\"me\",\"lines\":[{\"sku\":\"M\",\"quantity\":1}]}|/customerId",
        "/v1/orders|{\"customerId\":\"ID\",\"lines\":[{\"sku\":\"M\",\"quantity\":\"1\"}]}"
            + "|/lines/0/quantity",
        "/v1/orders|{\"customerId\":\"ID\",\"lines\":[{\"sku\":\"M\",\"quantity\":1}],"
            + "\"confirm\":\"false\",\"capture\":\"LATER\"}|/confirm /capture",
        "/v1/orders/ID/confirmations|{\"reason\":\"ready\"}|/reason",
        "/v1/orders/ID/fulfilments|{\"lines\":[],\"tracking\":7}|/lines /tracking",
        "/v1/orders/ID/fulfilments|{\"lines\":[{\"lineId\":\"me\",\"quantity\":1.0,"
            + "\"location\":\"main\"}]}|/lines/0/lineId /lines/0/quantity /lines/0/location",
        "/v1/orders/ID/cancellations|{\"lines\":[{\"lineId\":\"ID\",\"location\":\"MAIN\"}],"
            + "\"reason\":[]}|/lines/0/location /lines/0/quantity /reason",
        "/v1/orders/ID/returns|{}|/restock",
        "/v1/orders/ID/returns|{\"lines\":{},\"restock\":1,\"location\":\"\",\"why\":\"\"}"
            + "|/lines /restock /location /why",
        "/v1/transfers|{}|/from /to /amount",
        "/v1/transfers|{\"from\":\"ID\",\"to\":7,\"legs\":[]}|/to /legs /from",
        "/v1/transfers|{\"legs\":[{\"from\":\"ID\",\"to\":\"ID\",\"amount\":5}]}|/legs/0/amount",
        "/v1/transfers|{\"from\":\"ID\",\"to\":\"ID\","
            + "\"amount\":{\"asset\":\"credit\",\"amount\":1.5}}|/amount/asset"
            + " /amount/amount",
        "/v1/grants|{\"accountId\":\"ID\"}|/amount",
        "/v1/stock-movements|{\"type\":\"EAT\",\"sku\":\"\",\"location\":\"main\"}"
            + "|/type /sku /location /quantity"
      })
  void tellsEveryFaultWithItsPointer(String path, String body, String pointers) {
    var answer = client.post(newKey(), path.replace("ID", ACCOUNT), body.replace("ID", ACCOUNT));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-request");
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(pointers(answer)).containsExactlyInAnyOrder(pointers.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/quotes|{\"lines\":[{\"sku\":\"a b\",\"quantity\":null}],\"confirm\":true}"
            + "|/lines/0/sku /lines/0/quantity /confirm /customerId",
        "/v1/products|{\"sku\":\"a b\",\"name\":\" \",\"price\":5,\"status\":\"SOLD\"}"
            + "|/sku /name /price /status",
        "/v1/customers|{\"email\":\"nobody\",\"name\":\"\",\"password\":\"short\"}"
            + "|/email /name /password"
      })
  void tellsEveryFaultOfRequestsWithoutKeys(String path, String body, String pointers) {
    var answer = client.post(path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(pointers(answer)).containsExactly(pointers.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, 1L << 53, Long.MAX_VALUE})
  void leavesTheRangeOfNumbersToTheUseCase(long number) {
    var body = GRANT.replace("\"amount\":1}", "\"amount\":" + number + "}");

    var answer = client.post(newKey(), "/v1/grants", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("amount-out-of-range");
    assertThat(pointers(answer)).containsExactly("/amount");
  }

  @Test
  void demandsAKeyAndStillTellsWhatElseIsWrong() {
    var answer = client.post("/v1/grants", "{\"accountId\":\"" + ACCOUNT + "\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("idempotency-key-missing");
    assertThat(answer.json().at("/errors/0/header").asString()).isEqualTo("Idempotency-Key");
    assertThat(answer.json().at("/errors/1/pointer").asString()).isEqualTo("/amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifteen-charact", "\"fifteen-charact\"", "sixteen\tcharacts"})
  void refusesWhatIsNotAKey(String key) {
    var answer = client.post(key, "/v1/grants", GRANT);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-request");
    assertThat(answer.json().at("/errors/0/header").asString()).isEqualTo("Idempotency-Key");
  }

  @Test
  void refusesTooLongAndSeveralKeys() {
    var tooLong = client.post("k".repeat(256), "/v1/grants", GRANT);
    var two =
        client.post("/v1/grants", GRANT, "Idempotency-Key", newKey(), "Idempotency-Key", newKey());

    assertThat(tooLong.code()).isEqualTo("malformed-request");
    assertThat(two.code()).isEqualTo("malformed-request");
  }

  @Test
  void refusesABodyThatAnnouncesTooMuch() {
    var body = " ".repeat(BodyBytes.MAX_BYTES + 1);

    var answer = client.post(newKey(), "/v1/grants", body);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("payload-too-large");
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() {
    var body = new byte[BodyBytes.MAX_BYTES + 1];
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    var answer =
        client.send(
            "POST",
            "/v1/grants",
            chunked,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            newKey());

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void readsAChunkedBody() {
    var chunked =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(GRANT.getBytes(UTF_8)));

    var answer =
        client.send(
            "POST",
            "/v1/grants",
            chunked,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            newKey());

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void readsAPackedBody() throws IOException {
    var answer = sendPacked(GRANT.getBytes(UTF_8));

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void refusesABodyThatUnpacksToTooMuch() throws IOException {
    var answer = sendPacked(new byte[100 * BodyBytes.MAX_BYTES]);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("payload-too-large");
  }

  @Test
  void refusesOtherPackings() {
    var answer = send(GRANT, "Content-Type", "application/json", "Content-Encoding", "br");

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void endsABodyThatTrickles() throws Exception {
    try (var socket = new Socket("localhost", TestService.port())) {
      var out = socket.getOutputStream();
      out.write(
          ("POST /v1/grants HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Authorization: "
                  + TestService.bearer()
                  + "\r\nIdempotency-Key: "
                  + newKey()
                  + "\r\nContent-Length: 1000\r\n\r\n")
              .getBytes(UTF_8));
      socket.setSoTimeout(100);
      var answer = trickle(out, socket.getInputStream());

      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"");
    }
  }

  /**
   * Sends a byte in every tenth of a second until there is an answer and the connection is closed.
   */
  private static String trickle(OutputStream out, InputStream in) throws IOException {
    var answer = new ByteArrayOutputStream();
    for (var tenths = 0; tenths < 100; tenths++) {
      try {
        for (var next = in.read(); next >= 0; next = in.read()) {
          answer.write(next);
        }
        return answer.toString(UTF_8);
      } catch (SocketTimeoutException nothingYet) {
        if (answer.size() == 0) {
          out.write(' ');
        }
      }
    }
    throw new AssertionError("no end after " + answer);
  }

  private Response sendPacked(byte[] body) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return client.send(
        "POST",
        "/v1/grants",
        BodyPublishers.ofByteArray(packed.toByteArray()),
        "Content-Type",
        "application/json",
        "Content-Encoding",
        "gzip",
        "Idempotency-Key",
        newKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=iso-8859-1",
        "nonsense"
      })
  void refusesOtherContentTypes(String type) {
    var answer = send(GRANT, "Content-Type", type);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("unsupported-media-type");
  }

  @Test
  void refusesABodyOfNoContentType() {
    var answer = send(GRANT);

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void takesUtf8AsCharset() {
    var answer = send(GRANT, "Content-Type", "application/json;charset=UTF-8");

    assertThat(answer.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json;q=0", "nonsense", "application/xml"})
  void refusesToAnswerInOtherTypesBeforeDoingAnything(String accept) {
    var key = newKey();

    var refused = client.post("/v1/grants", GRANT, "Accept", accept, "Idempotency-Key", key);

    assertThat(refused.status()).isEqualTo(406);
    assertThat(refused.code()).isEqualTo("not-acceptable");
    assertThat(client.post(key, "/v1/grants", GRANT).header("Idempotent-Replayed")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.5"})
  void answersInJsonWhereThatIsAccepted(String accept) {
    var answer = client.get("/v1/accounts/" + ACCOUNT, "Accept", accept);

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void tellsWhichMethodsAreAllowed() {
    var answer = client.send("PATCH", "/v1/grants", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.code()).isEqualTo("method-not-allowed");
    assertThat(answer.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1/nothing",
        "/v1/orders/",
        "/v1/orders/nobody",
        "/v1/orders/1-1-1-1-1",
        "/v1/orders/0199d000-0000-7000-8000-00000000dead",
        "/v1/accounts/nobody/entries",
        "/problems/nothing",
        "/error"
      })
  void knowsNothingOfOtherPaths(String path) {
    var answer = client.get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not-found");
    assertThat(answer.json().at("/instance").asString()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/orders?status=PLACED, status",
    "/v1/orders?customer=me, customer",
    "/v1/orders?customer=, customer",
    "/v1/stock?sku=a%20b, sku",
    "/v1/stock?sku=%ZZ, sku",
    "/v1/products?limit=1&limit=2, limit",
    "/v1/orders/0199d000-0000-7000-8000-000000000001?expand=lines, expand",
    "/v1/invariants?scope=some, scope"
  })
  void refusesUnknownAndMalformedParameters(String path, String parameter) {
    var answer = raw("GET " + path + " HTTP/1.1");

    assertThat(answer).contains(" 400 ").contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void refusesParametersOfPosts() {
    var answer = client.post(newKey(), "/v1/grants?force=true", GRANT);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("force");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/orders?customer=[] HTTP/1.1",
        "GET /v1/%00 HTTP/1.1",
        "GET /v1/..%2f..%2fetc HTTP/1.1",
        "TRACE /v1/orders HTTP/1.1",
        "GET /v1/orders HTTP/9.9"
      })
  void neverAnswersWithAPageOfTheServer(String requestLine) {
    var answer = raw(requestLine);

    assertThat(answer).containsPattern("^HTTP/1.1 [45]\\d\\d ");
    assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("<html", "tomcat", "\tat ");
  }

  private Response send(String body, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Idempotency-Key";
    all[headers.length + 1] = newKey();
    return client.send("POST", "/v1/grants", BodyPublishers.ofString(body), all);
  }

  private static String raw(String requestLine) {
    return RawHttp.exchange(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  private static List<String> pointers(Response answer) {
    return StreamSupport.stream(answer.json().at("/errors").spliterator(), false)
        .map(error -> error.at("/pointer").asString())
        .toList();
  }
}

package dev.purser.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to the service as a client does. Headers are given as names and values in turn. Unless one
 * of them says who asks, an administrator does.
 */
public final class TestClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String AUTHORIZATION = "Authorization";
  private static final String API = "/v1/";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final boolean known;

  TestClient(int port) {
    this(port, true);
  }

  private TestClient(int port, boolean known) {
    this.port = port;
    this.known = known;
  }

  /** The same client, who does not say who asks. */
  public TestClient anonymous() {
    return new TestClient(port, false);
  }

  /** A key that nobody has used. */
  public static String newKey() {
    return UUID.randomUUID().toString();
  }

  public Response get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Response post(String path, String body, String... headers) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        with(headers, "Content-Type", "application/json"));
  }

  /** A POST with a key. */
  public Response post(String key, String path, String body) {
    return post(path, body, new String[] {"Idempotency-Key", key});
  }

  public Response send(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    request.method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (known && Arrays.stream(headers).noneMatch(AUTHORIZATION::equals)) {
      request.header(AUTHORIZATION, TestService.bearer());
    }
    try {
      var response = new Response(http.send(request.build(), BodyHandlers.ofByteArray()));
      requireDescribed(method, path, response);
      return response;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Every test that asks something also checks that the answer is one the API describes. */
  private static void requireDescribed(String method, String path, Response response) {
    if (path.startsWith(API)) {
      var faults =
          TestService.document()
              .faults(
                  method,
                  path,
                  response.status(),
                  response.header("Content-Type"),
                  response.bytes());
      if (!faults.isEmpty()) {
        throw new AssertionError(String.join("\n", faults));
      }
    }
  }

  private static String[] with(String[] headers, String name, String value) {
    var more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = name;
    more[headers.length + 1] = value;
    return more;
  }

  /** An answer. */
  public record Response(HttpResponse<byte[]> http) {
    public int status() {
      return http.statusCode();
    }

    public Optional<String> header(String name) {
      return http.headers().firstValue(name);
    }

    public byte[] bytes() {
      return http.body();
    }

    public JsonNode json() {
      return JSON.readTree(http.body());
    }

    public String code() {
      return json().at("/code").asString();
    }
  }
}

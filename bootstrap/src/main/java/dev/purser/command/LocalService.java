package dev.purser.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** A service on this machine, as its clients see it. */
final class LocalService {
  /** Longer than it takes to say that the database does not answer. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

  private final int port;
  private final String authorization;

  LocalService(int port) {
    this(port, "");
  }

  private LocalService(int port, String authorization) {
    this.port = port;
    this.authorization = authorization;
  }

  /** The same as somebody sees it who has a password. */
  LocalService signIn(String email, String password) {
    var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    var token = TOKEN.matcher(require("/v1/tokens", body));
    if (!token.find()) {
      throw new IllegalStateException("no token was given");
    }
    return new LocalService(port, "Bearer " + token.group(1));
  }

  /**
   * Asks for something.
   *
   * @throws UncheckedIOException if nobody answers
   */
  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Asks for something that has to be there. */
  void require(String path) {
    var _ = successful(get(path));
  }

  /** Has something done that has to be possible, and returns what came of it. */
  String require(String path, String body) {
    return successful(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))));
  }

  private static String successful(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s was answered %d: %s"
              .formatted(response.uri().getPath(), response.statusCode(), response.body()));
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(TIMEOUT);
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException unanswered) {
      throw new UncheckedIOException("The service does not answer.", unanswered);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }
}

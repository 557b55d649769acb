package dev.purser.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client of the service, which knows no more than the documentation. */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Many threads share it. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final String base;
  private final @Nullable String token;
  private final @Nullable String correlation;

  private Client(String base, @Nullable String token, @Nullable String correlation) {
    this.base = base;
    this.token = token;
    this.correlation = correlation;
  }

  /** A client with an access token, or none (null). */
  Client(String base, @Nullable String token) {
    this(base, token, null);
  }

  /** The same client, who calls its requests so. */
  Client correlated(String id) {
    return new Client(base, token, id);
  }

  /** The same client, who does not say who asks. */
  Client anonymous() {
    return new Client(base, null);
  }

  /** The same client with the credentials of somebody else. */
  Client as(String email, String password) {
    var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return with(anonymous().post("/v1/tokens", body).succeeded().at("/accessToken"));
  }

  /** The same client with another access token. */
  Client with(String otherToken) {
    return new Client(base, otherToken);
  }

  /** The same client, who goes another way. */
  Client at(String otherBase) {
    return new Client(otherBase, token);
  }

  /** A key that nobody has used. */
  static String newKey() {
    return "key-" + UUID.randomUUID();
  }

  Reply get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** The answer as it came, also of what the API's description does not have. */
  HttpResponse<String> raw(String path) {
    try {
      return HTTP.send(request(path).GET().build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A POST that carries no key. */
  Reply post(String path, String body) {
    return send(posted(path, body));
  }

  /** A POST under a key. */
  Reply post(String path, String key, String body) {
    return send(posted(path, body).header("Idempotency-Key", key));
  }

  /** A POST under a key, sent again for as long as another one with this key is in progress. */
  Reply postUntilEnded(String path, String key, String body) {
    var reply = post(path, key, body);
    while (reply.status() == 409 && reply.code().equals("request-in-progress")) {
      reply = post(path, key, body);
    }
    return reply;
  }

  /** A POST of a body that is made while it is sent. */
  Reply post(String path, String type, Supplier<InputStream> body) {
    return send(request(path, "Content-Type", type).POST(BodyPublishers.ofInputStream(body)));
  }

  /** A change of the version that the tag names. */
  Reply patch(String path, String tag, String body) {
    return send(
        request(path, "Content-Type", "application/merge-patch+json", "If-Match", tag)
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  /** The same under a key. */
  Reply patch(String path, String key, String tag, String body) {
    return send(
        request(
                path,
                "Content-Type",
                "application/merge-patch+json",
                "Idempotency-Key",
                key,
                "If-Match",
                tag)
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  Reply put(String path, String tag, String body) {
    return send(
        request(path, "Content-Type", "application/json", "If-Match", tag)
            .PUT(BodyPublishers.ofString(body)));
  }

  Reply delete(String path, String tag) {
    return send(request(path, "If-Match", tag).DELETE());
  }

  /** Sends a part of a chunked body, and goes. */
  void breakOff(String path, String type, String part) {
    var address = URI.create(base + path);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      var head =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n%x\r\n";
      var out = socket.getOutputStream();
      out.write(
          head.formatted(path, token, type, bytes.length).getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private HttpRequest.Builder posted(String path, String body) {
    return request(path, "Content-Type", "application/json").POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (correlation != null) {
      request.header("X-Correlation-Id", correlation);
    }
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      return Reply.of(
          Described.require(HTTP.send(request.build(), BodyHandlers.ofByteArray()), HTTP));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}

package dev.purser.hostile;

import dev.purser.description.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Sends requests to a service. */
final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_FAILURE = 500;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final ApiDocument document;

  Wire(String address) {
    this.address = address;
    this.document = ApiDocument.parse(send(HttpRequest.newBuilder(at("/openapi.json"))).body());
  }

  ApiDocument document() {
    return document;
  }

  String address() {
    return address;
  }

  /** The answer, which must be one that the route describes, and no failure of the service. */
  Answer send(Request request) {
    var answer = sendUnchecked(request);
    var faults = faults(request, answer);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          String.join("\n", faults) + "\n" + answer + "\n" + request.curl(address));
    }
    return answer;
  }

  /** What the answer should not be; what its route does not describe is among it. */
  List<String> faults(Request request, Answer answer) {
    return answer.status() >= FIRST_FAILURE
        ? List.of("The service failed.")
        : document.faults(
            request.method(),
            request.target(),
            answer.status(),
            answer.header("Content-Type"),
            answer.bytes());
  }

  /** The answer, whatever it is. */
  Answer sendUnchecked(Request request) {
    var body = request.body();
    var sent =
        HttpRequest.newBuilder(at(request.target()))
            .timeout(PATIENCE)
            .method(
                request.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (request.asker().token() != null) {
      sent.header("Authorization", "Bearer " + request.asker().token());
    }
    request.headers().forEach(sent::header);
    var response = send(sent);
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private URI at(String target) {
    return URI.create(address + target);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}

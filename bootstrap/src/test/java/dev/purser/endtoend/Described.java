package dev.purser.endtoend;

import dev.purser.description.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds every answer that a test gets against the API's description: its status, the code of its
 * problem, and the schema of its body.
 */
final class Described {
  private static final String API = "/v1/";
  private static final AtomicReference<ApiDocument> DOCUMENT = new AtomicReference<>();

  private Described() {}

  /** The answer, which must be one that its route describes. */
  static HttpResponse<byte[]> require(HttpResponse<byte[]> response, HttpClient http) {
    var request = response.request();
    if (request.uri().getPath().startsWith(API)) {
      var faults =
          document(request, http)
              .faults(
                  request.method(),
                  request.uri().getRawPath(),
                  response.statusCode(),
                  response.headers().firstValue("Content-Type"),
                  response.body());
      if (!faults.isEmpty()) {
        throw new AssertionError(String.join("\n", faults));
      }
    }
    return response;
  }

  /** The description is the same whichever instance gives it. */
  private static ApiDocument document(HttpRequest request, HttpClient http) {
    var known = DOCUMENT.get();
    if (known == null) {
      var address = HttpRequest.newBuilder(request.uri().resolve("/openapi.json")).build();
      try {
        known = ApiDocument.parse(http.send(address, BodyHandlers.ofByteArray()).body());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
      DOCUMENT.set(known);
    }
    return known;
  }
}

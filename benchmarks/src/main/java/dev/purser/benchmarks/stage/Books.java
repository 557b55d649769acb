package dev.purser.benchmarks.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service whether its books are right. */
public final class Books {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int OK = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Books() {}

  /** A sentence for each invariant that does not hold. */
  public static List<String> faults(InetSocketAddress service) {
    var uri = URI.create("http://localhost:" + service.getPort() + "/v1/invariants");
    var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == OK
          ? faults(JSON.readTree(answer.body()))
          : List.of("The invariants were not told: " + answer.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  private static List<String> faults(JsonNode report) {
    var faults = new ArrayList<String>();
    for (var invariant : report.path("invariants")) {
      if (!invariant.path("holds").booleanValue(false)) {
        faults.add(
            "%s does not hold: %s"
                .formatted(invariant.path("name"), invariant.path("counterexamples")));
      }
    }
    if (faults.isEmpty() && !report.path("holds").booleanValue(false)) {
      faults.add("The invariants do not hold: " + report);
    }
    return faults;
  }
}

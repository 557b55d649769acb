package dev.purser.benchmarks.stage;

import java.net.InetSocketAddress;
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

  /**
   * A sentence for each invariant that does not hold.
   *
   * @param token of an administrator
   */
  public static List<String> faults(InetSocketAddress service, String token) {
    var answer =
        Exchange.of(
            Exchange.with(service, "/v1/invariants")
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build());
    return answer.statusCode() == OK
        ? faults(JSON.readTree(answer.body()))
        : List.of("The invariants were not told: " + answer.body());
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

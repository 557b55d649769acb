package dev.purser.benchmarks.stage;

import dev.purser.command.CommandLine;
import dev.purser.configuration.Setting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks whether the books are right. */
public final class Books {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final int OK = 200;
  private static final int MAX_LINES = 30;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Books() {}

  /**
   * A sentence for each invariant that does not hold.
   *
   * @param token of an administrator
   * @param except invariants that need not hold
   */
  public static List<String> faults(InetSocketAddress service, String token, Set<String> except) {
    var answer =
        Exchange.of(
            Exchange.with(service, "/v1/invariants")
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build());
    return answer.statusCode() == OK
        ? faults(JSON.readTree(answer.body()), except)
        : List.of("The invariants were not told: " + answer.body());
  }

  /**
   * Holds a database to its journal and tells what that says, first how long it took.
   *
   * @param database as {@code DATABASE_URL} has it
   */
  public static boolean journalFits(String database, Consumer<String> progress) {
    var output = new ByteArrayOutputStream();
    var printer = new PrintStream(output, true, StandardCharsets.UTF_8);
    var command = new CommandLine(Map.of(Setting.DATABASE_URL.name(), database), printer, printer);
    var fits = command.execute("verify-journal") == 0;
    var lines = output.toString(StandardCharsets.UTF_8).lines();
    lines.limit(fits ? 1 : MAX_LINES).forEach(progress);
    return fits;
  }

  private static List<String> faults(JsonNode report, Set<String> except) {
    var faults = new ArrayList<String>();
    var broken = 0;
    for (var invariant : report.path("invariants")) {
      if (!invariant.path("holds").booleanValue(false)) {
        broken++;
        if (except.contains(invariant.path("name").stringValue(""))) {
          continue;
        }
        faults.add(
            "%s does not hold: %s"
                .formatted(invariant.path("name"), invariant.path("counterexamples")));
      }
    }
    if (broken == 0 && !report.path("holds").booleanValue(false)) {
      faults.add("The invariants do not hold: " + report);
    }
    return faults;
  }
}

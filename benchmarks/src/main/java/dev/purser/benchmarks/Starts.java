package dev.purser.benchmarks;

import dev.purser.benchmarks.stage.Database;
import dev.purser.benchmarks.stage.Folders;
import dev.purser.benchmarks.stage.StartProcess;
import dev.purser.command.ServiceLogin;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The command {@code ./purser bench-start}: how long {@code serve} takes from the start of its
 * process until it is ready on a database that runs, with and without the AOT cache, in turns.
 */
public final class Starts {
  private static final int MAX_ROUNDS = 100;
  private static final int USAGE = 2;
  private static final String HEAD =
      """
      | start | ready after ms, median | least | most | CPU ms, median | resident MB, median |
      |---|---:|---:|---:|---:|---:|
      """;

  private final Path folder = Folders.temporary();
  private final PrintStream out;
  private final int rounds;

  private Starts(int rounds, PrintStream out) {
    this.rounds = rounds;
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param arguments the executable jar, the folder with the program and its cache, and how often
   */
  public static void main(String[] arguments) {
    var rounds = arguments[2];
    if (!rounds.matches("[1-9][0-9]?|" + MAX_ROUNDS)) {
      System.err.println(
          "purser: bench-start takes a number of rounds from 1 to %d, not '%s'."
              .formatted(MAX_ROUNDS, rounds));
      System.exit(USAGE);
    }
    new Starts(Integer.parseInt(rounds), System.out)
        .run(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  private void run(Path jar, Path program) {
    try (var database = Database.start(folder.resolve("postgres"), line -> {})) {
      var ways = new LinkedHashMap<String, List<String>>();
      ways.put("the jar alone", List.of("-jar", jar.toString()));
      ways.put(
          "with the AOT cache",
          List.of(
              "-XX:AOTMode=on",
              "-XX:AOTCache=" + program.resolve("purser.aot"),
              "-Xlog:disable",
              "-jar",
              program.resolve("purser.jar").toString()));
      var environment = environment(database);
      var measured = new LinkedHashMap<String, List<StartProcess.Start>>();
      for (var round = 0; round <= rounds; round++) {
        for (var way : ways.entrySet()) {
          var start = StartProcess.measure(way.getValue(), environment, folder.resolve("log"));
          if (round == 0) {
            out.println("- Once, not counted: " + way.getKey() + ", " + start.millis() + " ms");
          } else {
            measured.computeIfAbsent(way.getKey(), _ -> new ArrayList<>()).add(start);
          }
        }
      }
      print(measured);
    } finally {
      Folders.delete(folder);
    }
  }

  /** As the service is run: by a role that owns nothing, on a schema that is there. */
  private Map<String, String> environment(Database database) {
    database.migrate();
    var login = new ServiceLogin(folder).on(database.url(Database.MAIN));
    return Map.of(
        "DATABASE_URL",
        Database.address(login),
        "PURSER_DATA",
        folder.toString(),
        "PURSER_ADMIN_PASSWORD",
        "of the measurement alone");
  }

  private void print(Map<String, List<StartProcess.Start>> measured) {
    out.println();
    out.print(HEAD);
    measured.forEach((way, starts) ->
        out.printf(
            Locale.ROOT,
            "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |%n",
            way,
            median(starts, StartProcess.Start::millis),
            starts.stream().mapToDouble(StartProcess.Start::millis).min().orElseThrow(),
            starts.stream().mapToDouble(StartProcess.Start::millis).max().orElseThrow(),
            median(starts, StartProcess.Start::processorMillis),
            median(starts, StartProcess.Start::residentMegabytes)));
  }

  private static double median(
      List<StartProcess.Start> starts, ToDoubleFunction<StartProcess.Start> figure) {
    var sorted = starts.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}

package dev.purser.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The command {@code ./purser bench}: measures everything in one run and prints one table. */
public final class Benchmarks {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final Options options;
  private final PrintStream out;

  private Benchmarks(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  private static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      return new Benchmarks(Options.parse(arguments), out).run() ? 0 : FAILED;
    } catch (UsageException wrong) {
      err.println("purser: " + wrong.getMessage());
      err.print(Options.USAGE);
      return USAGE;
    }
  }

  /** False when the books are not right at the end: then no figure counts. */
  private boolean run() {
    try (var stage = Stage.build(options, line -> out.println("- " + line))) {
      var report = new Report(stage.description());
      warmUp(stage);
      for (var trial : trials(stage)) {
        var measurement = stage.measure(trial);
        report.add(trial, measurement);
        out.println("- " + Report.line(trial, measurement));
      }
      report.print(out);
      return stage.proveInvariants();
    }
  }

  private void warmUp(Stage stage) {
    out.println("- Warming up");
    Arrays.stream(Subject.values()).filter(stage::has).forEach(stage::warmUp);
  }

  /**
   * Those that are compared follow each other, so that the machine is in the same mood for them.
   */
  private List<Trial> trials(Stage stage) {
    var trials = new LinkedHashSet<Trial>();
    for (var connections : options.connections()) {
      for (var hot : List.of(false, true)) {
        for (var subject : Subject.values()) {
          if (stage.has(subject) && (!hot || subject.hasHotRows())) {
            trials.add(new Trial(subject, hot, subject.connections(connections)));
          }
        }
      }
    }
    return Collections.nCopies(options.rounds(), trials).stream().flatMap(Set::stream).toList();
  }
}

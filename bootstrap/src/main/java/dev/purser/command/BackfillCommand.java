package dev.purser.command;

import dev.purser.application.shared.schema.Backfills;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Settings;
import dev.purser.wiring.SchemaLauncher;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes many rows between two steps of the schema, beside a service that runs. */
@Command(
    name = BackfillCommand.NAME,
    description =
        "Run a backfill of db/backfill, page by page. One that was cut off goes on where it was.")
final class BackfillCommand implements Callable<Integer> {
  static final String NAME = "backfill";

  private final Settings settings;
  private final PrintStream out;

  @Parameters(paramLabel = "NAME", description = "The name of its file, without the ending.")
  private String name = "";

  @Option(
      names = "--rows",
      paramLabel = "ROWS",
      defaultValue = "500",
      description = "Rows of a page, 1 to 10000; ${DEFAULT-VALUE} unless said.")
  private int rows;

  @Option(
      names = "--pause",
      paramLabel = "MILLISECONDS",
      defaultValue = "50",
      description = "Rest after each page; ${DEFAULT-VALUE} unless said.")
  private long pause;

  BackfillCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var database = new DatabaseSettings(settings).requireOwner(NAME);
    var throttle = throttle();
    try (var context = SchemaLauncher.start(database)) {
      var end = context.getBean(Backfills.class).run(name, throttle, this::tell);
      out.printf("%s has ended; its pages had %,d rows.%n", name, end.rows());
    }
    return 0;
  }

  private Backfills.Throttle throttle() {
    try {
      return new Backfills.Throttle(rows, Duration.ofMillis(pause));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidSettingException("Of " + NAME + ", " + wrong.getMessage() + ".");
    }
  }

  private void tell(Backfills.Progress progress) {
    out.printf("- %,d rows by %s%n", progress.rows(), progress.changedAt());
  }
}

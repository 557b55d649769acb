package dev.purser.command;

import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.Settings;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes the schema back to an earlier release. */
@Command(
    name = RollbackCommand.NAME,
    description =
        "Take back what came after a release, with all that stands in it. Stop the service of the"
            + " later release first, and take a backup.")
final class RollbackCommand implements Callable<Integer> {
  static final String NAME = "rollback";

  private final Settings settings;
  private final PrintStream out;

  @Option(
      names = "--to",
      paramLabel = "TAG",
      required = true,
      description = "The release to go back to, as migrate status names it.")
  private String tag = "";

  @Option(names = "--dry-run", description = "Print the SQL, and change nothing.")
  private boolean dryRun;

  RollbackCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var migration =
        new SchemaMigration(settings, new DatabaseSettings(settings).requireOwner(NAME));
    if (dryRun) {
      String sql = migration.with(by -> by.sqlToRollBackTo(tag, migration.limits()));
      out.print(sql);
    } else {
      var back =
          migration.with(
              by -> by.rollBackTo(tag, migration.limits(), step -> out.println("- " + step)));
      out.printf("The schema is that of %s; %d changesets were taken back.%n", tag, back.size());
    }
    return 0;
  }
}

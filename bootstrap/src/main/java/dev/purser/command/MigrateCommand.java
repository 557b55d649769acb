package dev.purser.command;

import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.Settings;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the schema to where this release needs it. */
@Command(
    name = MigrateCommand.NAME,
    description =
        "Apply what the schema lacks of this release, as its owner (PURSER_MIGRATION_URL, else"
            + " DATABASE_URL). What is done before a failure stays done; run it again to go on.",
    synopsisSubcommandLabel = "[COMMAND]")
final class MigrateCommand implements Callable<Integer> {
  static final String NAME = "migrate";

  private final Settings settings;
  private final PrintStream out;

  @Option(names = "--dry-run", description = "Print the SQL, and change nothing.")
  private boolean dryRun;

  MigrateCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var migration =
        new SchemaMigration(settings, new DatabaseSettings(settings).requireOwner(NAME));
    if (dryRun) {
      String sql = migration.with(by -> by.sqlToMigrate(migration.limits()));
      out.print(sql);
    } else {
      var applied = migration.apply(step -> out.println("- " + step));
      out.println(
          applied == 0
              ? "The schema is current; there was nothing to apply."
              : "The schema is current; %d changesets were applied.".formatted(applied));
    }
    return 0;
  }
}

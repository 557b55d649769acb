package dev.purser.command;

import dev.purser.application.shared.schema.MigrationStatus;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.Settings;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Holds the schema of a database to the changelog. */
@Command(
    name = "validate",
    description =
        "Compare the schema with the one that its changesets make in a database of their own on the"
            + " same server (which the role must be allowed to create), and name what differs.",
    exitCodeOnExecutionException = MigrationValidateCommand.NOT_KNOWN,
    exitCodeListHeading = "It ends with%n",
    exitCodeList = {
      "0:if the schema is as its changesets make it",
      "1:if it differs",
      "2:if that was not found out"
    })
final class MigrationValidateCommand implements Callable<Integer> {
  static final int AS_MADE = 0;
  static final int DIFFERS = 1;
  static final int NOT_KNOWN = 2;

  private final Settings settings;
  private final PrintStream out;

  MigrationValidateCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var database = new DatabaseSettings(settings).requireOwner(MigrateCommand.NAME + " validate");
    return new SchemaMigration(settings, database).with(this::validate);
  }

  private int validate(Migrations migrations) {
    var status = migrations.status();
    var differences = migrations.differences();
    if (differences.isEmpty()) {
      out.println("The schema is as its changesets make it.");
    } else {
      out.println("The schema differs from what its changesets make:");
      differences.forEach(difference -> out.println("- " + difference));
    }
    note(status);
    return differences.isEmpty() ? AS_MADE : DIFFERS;
  }

  private void note(MigrationStatus status) {
    if (!status.pending().isEmpty()) {
      out.printf("%d changesets are pending.%n", status.pending().size());
    }
    if (!status.unknown().isEmpty()) {
      out.printf(
          "%d changesets are of a later release, which makes differences that this one does not"
              + " know.%n",
          status.unknown().size());
    }
  }
}

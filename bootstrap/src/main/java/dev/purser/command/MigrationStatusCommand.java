package dev.purser.command;

import dev.purser.application.shared.schema.Changeset;
import dev.purser.application.shared.schema.MigrationStatus;
import dev.purser.application.shared.schema.Migrations;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells how far the schema is, and who is at it. */
@Command(
    name = "status",
    description =
        "Tell which changesets the schema has and lacks, its tags, who migrates now, and whether a"
            + " killed migration has left its lock. Changes nothing.",
    exitCodeOnExecutionException = MigrationStatusCommand.NOT_KNOWN,
    exitCodeListHeading = "It ends with%n",
    exitCodeList = {
      "0:if the schema has all that this release needs",
      "1:if it lacks something",
      "2:if that was not found out"
    })
final class MigrationStatusCommand implements Callable<Integer> {
  static final int CURRENT = 0;
  static final int BEHIND = 1;
  static final int NOT_KNOWN = 2;

  private final Settings settings;
  private final PrintStream out;

  MigrationStatusCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var database = new DatabaseSettings(settings).requireOwner(MigrateCommand.NAME + " status");
    var status = new SchemaMigration(settings, database).with(Migrations::status);
    print(status);
    return status.pending().isEmpty() ? CURRENT : BEHIND;
  }

  private void print(MigrationStatus status) {
    out.printf("%d changesets are applied.%n", status.applied().size());
    for (var applied : status.applied()) {
      applied.tag().ifPresent(tag -> out.printf("  %s  tag %s%n", applied.at(), tag));
    }
    print("pending", status.pending());
    print("of a later release", status.unknown());
    status.running().ifPresent(by -> out.println("Somebody migrates now: " + by + "."));
    status
        .leftLock()
        .ifPresent(lock ->
            out.printf(
                "A migration by %s was cut off after %s and has left its lock; the next migrate"
                    + " clears it, as that connection is gone.%n",
                lock.by(), lock.at()));
  }

  private void print(String what, List<Changeset> changesets) {
    if (!changesets.isEmpty()) {
      out.printf("%d are %s:%n", changesets.size(), what);
      changesets.forEach(changeset -> out.println("  " + changeset));
    }
  }
}

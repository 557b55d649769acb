package dev.purser.command;

import dev.purser.application.credit.JournalReport;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.checkup.Structures;
import dev.purser.backup.Dumps;
import dev.purser.backup.Dumps.Dump;
import dev.purser.backup.LastVerification;
import dev.purser.backup.Verification;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Pooler;
import dev.purser.configuration.Settings;
import dev.purser.embedded.EmbeddedBackups;
import dev.purser.embedded.EmbeddedDatabase;
import dev.purser.embedded.EmbeddedSettings;
import dev.purser.wiring.PortsLauncher;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Restores the newest backup into a server of its own, and looks whether it is what it should be.
 * Its status 1 says that it is not, and nothing else.
 */
@Command(
    name = BackupVerifyCommand.NAME,
    description =
        "Restore the newest backup in PURSER_BACKUPS into a scratch server, check the invariants,"
            + " the journal and the files there, and print what a loss would cost.",
    exitCodeOnExecutionException = BackupVerifyCommand.NOT_VERIFIED,
    exitCodeOnInvalidInput = BackupVerifyCommand.NOT_VERIFIED,
    exitCodeListHeading = "It ends with%n",
    exitCodeList = {
      "0:if the backup can be restored and is right",
      "1:if what was restored is not right",
      "2:if that was not found out"
    })
final class BackupVerifyCommand implements Callable<Integer> {
  static final String NAME = "verify";

  static final int GOOD = 0;
  static final int NOT_GOOD = 1;
  static final int NOT_VERIFIED = 2;

  private final Settings settings;
  private final PrintStream out;

  BackupVerifyCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var folder = BackupCommand.folder(settings);
    try {
      var scratch = Files.createTempDirectory("purser-scratch");
      try {
        var good =
            new DatabaseSettings(settings).owner().isPresent()
                ? dumpIsGood(folder, scratch)
                : copyIsGood(scratch);
        if (good) {
          LastVerification.note(folder, Instant.now());
        }
        return good ? GOOD : NOT_GOOD;
      } finally {
        delete(scratch);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("The scratch server cannot be made: " + failed, failed);
    }
  }

  private boolean copyIsGood(Path scratch) {
    var backups = new EmbeddedBackups(EmbeddedSettings.of(settings), this::progress);
    try (var restored = backups.restoreAside(scratch)) {
      var told = restored.restored();
      var newest = told.newest().orElse(told.copiedAt());
      return report(look(restored.url()), newest, told.taken());
    }
  }

  private boolean dumpIsGood(Path folder, Path scratch) {
    var dump =
        new Dumps(folder)
            .newest()
            .orElseThrow(() ->
                new InvalidSettingException(
                    "There is no dump in %s; ./purser backup takes one.".formatted(folder)));
    var began = System.nanoTime();
    try (var server = EmbeddedDatabase.start(EmbeddedSettings.anywhere(scratch), this::progress)) {
      return dumpIsGood(dump, server, began);
    }
  }

  private boolean dumpIsGood(Dump dump, EmbeddedDatabase server, long began) {
    progress("Restoring the dump of " + dump.takenAt());
    Dumps.restore(dump, server.url());
    var taken = Duration.ofNanos(System.nanoTime() - began);
    return report(look(server.url()), dump.takenAt(), taken);
  }

  private static Verification look(DatabaseUrl restored) {
    try (var ports = PortsLauncher.start(restored, Pooler.NONE, Verification.CONNECTIONS)) {
      return Verification.through(ports);
    }
  }

  private boolean report(Verification found, Instant newest, Duration taken) {
    tellOfStructures(found.structures());
    found
        .books()
        .ifPresentOrElse(
            this::tellOfBooks, () -> out.println("The books in it were not looked at."));
    out.printf(
        "RPO: what was written after %s is lost, %d s by now.%n",
        newest, Duration.between(newest, Instant.now()).toSeconds());
    out.printf(Locale.ROOT, "RTO: %.1f s.%n", taken.toMillis() / 1_000.0);
    return found.isGood();
  }

  private void tellOfBooks(Verification.Books books) {
    tellOfInvariants(books.invariants());
    tellOfJournal(books.journal());
  }

  private void tellOfInvariants(InvariantReport report) {
    if (report.holds()) {
      out.println("The invariants hold.");
    } else {
      out.println("The invariants do not hold:");
      report.findings().stream()
          .filter(finding -> !finding.holds())
          .forEach(finding ->
              out.printf("- %s, as in %s%n", finding.name(), finding.counterexamples().getFirst()));
    }
  }

  private void tellOfJournal(JournalReport report) {
    if (report.fits()) {
      out.printf(Locale.ROOT, "The journal fits, with %,d transfers.%n", report.transfers());
    } else {
      out.println("The journal does not fit:");
      report.faults().forEach(fault -> out.println("- " + JournalFindings.describe(fault)));
    }
  }

  private void tellOfStructures(Structures.Report report) {
    if (report.isWhole()) {
      out.printf("All tables are whole, and %d indexes fit their tables.%n", report.indexes());
    } else {
      out.println("What is on disk is damaged:");
      report.damage().forEach(damage -> out.println("- " + damage));
    }
  }

  /** The server in it has been stopped. */
  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (var files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (var file : deepestFirst) {
      Files.delete(file);
    }
  }

  private void progress(String line) {
    out.println("- " + line);
  }
}

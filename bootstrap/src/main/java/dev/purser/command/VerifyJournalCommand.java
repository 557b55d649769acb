package dev.purser.command;

import dev.purser.application.credit.JournalHead;
import dev.purser.application.credit.JournalReport;
import dev.purser.application.credit.JournalVerification;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Pooler;
import dev.purser.configuration.Settings;
import dev.purser.wiring.PortsLauncher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Holds the books of a database to its journal, and tells what does not fit. Its status 1 says that
 * they do not fit, and nothing else.
 */
@Command(
    name = VerifyJournalCommand.NAME,
    description =
        "Hold the books in DATABASE_URL to their journal: name the first link of each chain that"
            + " does not fit, print the chains' heads, or compare with heads of an earlier run.",
    exitCodeOnExecutionException = VerifyJournalCommand.NOT_VERIFIED,
    exitCodeOnInvalidInput = VerifyJournalCommand.NOT_VERIFIED,
    exitCodeListHeading = "It ends with%n",
    exitCodeList = {
      "0:if the books fit their journal",
      "1:if they do not",
      "2:if that was not found out"
    })
final class VerifyJournalCommand implements Callable<Integer> {
  static final String NAME = "verify-journal";

  static final int FITS = 0;
  static final int DOES_NOT_FIT = 1;
  static final int NOT_VERIFIED = 2;

  private static final String EXPECT = "--expect";
  private static final String HEADS_TO = "--heads-to";

  /** One for each walk along chains, one for their snapshot, one to spare. */
  private static final int CONNECTIONS = 6;

  private final Settings settings;
  private final PrintStream out;

  @Option(
      names = EXPECT,
      paramLabel = "FILE",
      description = "Heads that were printed earlier, which the chains must still run through.")
  private @Nullable Path expect;

  @Option(
      names = HEADS_TO,
      paramLabel = "FILE",
      description = "Write the heads there if the books fit.")
  private @Nullable Path headsTo;

  VerifyJournalCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var expected = expected();
    var database =
        new DatabaseSettings(settings)
            .requireService(NAME + " needs DATABASE_URL, the database that it is to look at.");
    try (var context = PortsLauncher.start(database, Pooler.of(settings), CONNECTIONS)) {
      var begin = System.nanoTime();
      var report = context.getBean(JournalVerification.class).verify(expected);
      print(report, Duration.ofNanos(System.nanoTime() - begin));
      if (report.fits() && headsTo != null) {
        JournalHeads.write(headsTo, report.heads());
      }
      return report.fits() ? FITS : DOES_NOT_FIT;
    }
  }

  private List<JournalHead> expected() {
    var file = expect;
    return file == null ? List.of() : JournalHeads.read(file).orElseThrow(() -> noHeads(file));
  }

  private static InvalidSettingException noHeads(Path file) {
    return new InvalidSettingException(
        "%s does not have the heads of all chains, as %s prints them.".formatted(file, NAME));
  }

  private void print(JournalReport report, Duration taken) {
    var seconds = Math.max(taken.toMillis(), 1) / 1_000.0;
    out.printf(
        Locale.ROOT,
        "%,d links, %,d transfers and %,d entries as of %s, in %.1f s: %,.0f entries a minute%n",
        report.links(),
        report.transfers(),
        report.entries(),
        report.at(),
        seconds,
        report.entries() * 60 / seconds);
    if (report.before() > 0) {
      out.printf(
          Locale.ROOT,
          "%,d transfers are dated before the journal began, which proves nothing of them.%n",
          report.before());
    }
    if (report.fits()) {
      out.println("The journal fits. Its heads, for a later " + EXPECT + ":");
      JournalHeads.lines(report.heads()).forEach(out::println);
    } else {
      out.println("The journal does not fit:");
      report.faults().forEach(fault -> out.println("- " + JournalFindings.describe(fault)));
    }
  }
}

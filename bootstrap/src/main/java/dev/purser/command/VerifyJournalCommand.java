package dev.purser.command;

import dev.purser.application.credit.JournalHead;
import dev.purser.application.credit.JournalReport;
import dev.purser.application.credit.JournalVerification;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.wiring.PortsLauncher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds the books of a database to its journal, and tells what does not fit. */
final class VerifyJournalCommand {
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

  VerifyJournalCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** What was asked for besides. */
  private record Options(List<JournalHead> expected, @Nullable Path headsTo) {}

  int execute(List<String> arguments) {
    var options = options(arguments);
    var url =
        settings
            .text(Setting.DATABASE_URL)
            .orElseThrow(() ->
                new InvalidSettingException(
                    NAME + " needs DATABASE_URL, the database that it is to look at."));
    try (var context = PortsLauncher.start(DatabaseUrl.parse(url), CONNECTIONS)) {
      var begin = System.nanoTime();
      var report = context.getBean(JournalVerification.class).verify(options.expected());
      print(report, Duration.ofNanos(System.nanoTime() - begin));
      if (report.fits() && options.headsTo() != null) {
        JournalHeads.write(options.headsTo(), report.heads());
      }
      return report.fits() ? FITS : DOES_NOT_FIT;
    }
  }

  private static Options options(List<String> arguments) {
    var expected = List.<JournalHead>of();
    @Nullable Path headsTo = null;
    for (var i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new InvalidSettingException(usage());
      }
      var file = Path.of(arguments.get(i + 1));
      switch (arguments.get(i)) {
        case EXPECT -> expected = JournalHeads.read(file).orElseThrow(() -> noHeads(file));
        case HEADS_TO -> headsTo = file;
        default -> throw new InvalidSettingException(usage());
      }
    }
    return new Options(expected, headsTo);
  }

  private static String usage() {
    return "%s takes %s FILE and %s FILE.".formatted(NAME, EXPECT, HEADS_TO);
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

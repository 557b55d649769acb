package dev.purser.command;

import dev.purser.application.shared.checkup.Checkup;
import dev.purser.application.shared.checkup.Finding;
import dev.purser.application.shared.checkup.Finding.Verdict;
import dev.purser.configuration.DatabaseSettings;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Pooler;
import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import dev.purser.doctor.SurroundingsCheckup;
import dev.purser.wiring.PortsLauncher;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes through the going-live list with a live database. Its status 1 says that a line is not met,
 * and nothing else.
 */
@Command(
    name = DoctorCommand.NAME,
    description =
        "Go through the going-live list with the database in DATABASE_URL, as the role that the"
            + " service logs in as: print what is not met, and how it is mended.",
    exitCodeOnExecutionException = DoctorCommand.NOT_EXAMINED,
    exitCodeOnInvalidInput = DoctorCommand.NOT_EXAMINED,
    exitCodeListHeading = "It ends with%n",
    exitCodeList = {
      "0:if every line is met that can be looked at from here",
      "1:if one is not",
      "2:if that was not found out"
    })
final class DoctorCommand implements Callable<Integer> {
  static final String NAME = "doctor";

  static final int ALL_MET = 0;
  static final int NOT_MET = 1;
  static final int NOT_EXAMINED = 2;

  private static final int CONNECTIONS = 2;

  private final Settings settings;
  private final PrintStream out;

  @Option(names = "--json", description = "Print it for programs.")
  private boolean json;

  DoctorCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public Integer call() {
    var database =
        new DatabaseSettings(settings)
            .requireService(NAME + " needs DATABASE_URL, the database that it is to look at.");
    var pool =
        Pooler.of(settings) == Pooler.TRANSACTION ? 0 : settings.number(Setting.PURSER_POOL_SIZE);
    var surroundings = SurroundingsCheckup.examine(settings, database, TokenKeyFile.path(settings));
    try (var context = PortsLauncher.start(asItIs(database), Pooler.TRANSACTION, CONNECTIONS)) {
      var inside =
          context.getBean(Checkup.class).examine(pool, settings.number(Setting.PURSER_INSTANCES));
      var findings = Stream.concat(inside.stream(), surroundings.stream()).toList();
      if (json) {
        out.println(JsonMapper.shared().writeValueAsString(findings));
      } else {
        print(findings);
      }
      return count(findings, Verdict.NOT_MET) == 0 ? ALL_MET : NOT_MET;
    }
  }

  /**
   * The connection sets nothing for itself, as behind a pooler, so that what is found is what the
   * database gives; and it sends statements as they are, so that one whose parameters nobody knows
   * can be planned.
   */
  private static DatabaseUrl asItIs(DatabaseUrl database) {
    var url = database.jdbcUrl();
    return new DatabaseUrl(
        url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple",
        database.user(),
        database.password());
  }

  private void print(List<Finding> findings) {
    for (var finding : findings) {
      out.printf("%-8s %s: %s%n", say(finding.verdict()), finding.check(), finding.found());
      if (!finding.remedy().isEmpty()) {
        out.printf("%-8s %s%n", "", finding.remedy());
      }
    }
    out.printf(
        Locale.ROOT,
        "%d of %d lines are met, %d are not, and %d cannot be seen from here.%n",
        count(findings, Verdict.MET),
        findings.size(),
        count(findings, Verdict.NOT_MET),
        count(findings, Verdict.UNKNOWN));
  }

  private static String say(Verdict verdict) {
    return switch (verdict) {
      case MET -> "met";
      case NOT_MET -> "NOT MET";
      case UNKNOWN -> "look";
    };
  }

  private static long count(List<Finding> findings, Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}

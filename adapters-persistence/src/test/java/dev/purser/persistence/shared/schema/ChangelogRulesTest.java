package dev.purser.persistence.shared.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.schema.MigrationLimits;
import dev.purser.migration.MigrationRule;
import dev.purser.migration.MigrationRules;
import dev.purser.migration.RecordedChangesets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Purser's changelog, and the example of docs/operations.md, under the rules of migrations. */
class ChangelogRulesTest {
  /** Set to true, it writes down what is new. */
  private static final String RECORD = "purser.changesets.record";

  private static final RecordedChangesets RECORDED =
      new RecordedChangesets(Path.of("src/test/resources/db/recorded-changesets.txt"));

  private static final dev.purser.migration.Changelog MASTER = read("db/changelog/master.yaml");
  private static final dev.purser.migration.Changelog EXAMPLE = read("db/example/master.yaml");

  private static dev.purser.migration.Changelog read(String path) {
    return dev.purser.migration.Changelog.read(path)
        .after(MigrationSession.limiting(MigrationLimits.DEFAULT));
  }

  static List<MigrationRule> rules() {
    return MigrationRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKeptByTheChangelog(MigrationRule rule) {
    rule.checkWhereItApplies(MASTER);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKeptByTheExample(MigrationRule rule) {
    rule.checkWhereItApplies(EXAMPLE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isAboutSomethingInOneOfThem(MigrationRule rule) {
    assertThat(List.of(MASTER, EXAMPLE)).anyMatch(rule::isAboutSomethingIn);
  }

  /** Whoever adds a changeset runs this test once with -Dpurser.changesets.record=true. */
  @Test
  void changesetsThatDatabasesHaveStayAsTheyAre() {
    if (Boolean.getBoolean(RECORD)) {
      RECORDED.append(MASTER);
    }

    assertThat(RECORDED.faults(MASTER))
        .as("run this test with -D%s=true to write down what is new", RECORD)
        .isEmpty();
  }
}

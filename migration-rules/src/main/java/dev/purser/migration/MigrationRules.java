package dev.purser.migration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules, for Purser's changelog and for that of whoever extends it:
 *
 * <pre>{@code
 * var changelog = Changelog.read("db/changelog/master.yaml").after("SET lock_timeout = ...");
 *
 * MigrationRules.all().forEach(rule -> rule.checkWhereItApplies(changelog));
 * }</pre>
 *
 * A table counts as in use when a release before the changeset's made it, or when the changelog
 * does not make it at all. Releases end with a {@code tagDatabase}.
 */
public final class MigrationRules {
  private MigrationRules() {}

  public static List<MigrationRule> all() {
    return Stream.of(ScriptRules.all(), TableRules.all(), IndexRules.all(), TypeRules.all())
        .flatMap(List::stream)
        .toList();
  }

  static Optional<MigrationRule> named(String name) {
    return all().stream().filter(rule -> rule.name().equals(name)).findFirst();
  }
}

package dev.purser.migration;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule with the name by which a changeset can be suppressed, for a reason.
 *
 * @param because why it is there
 */
public record MigrationRule(
    String name, String because, Function<Changelog, Stream<Examined>> examine) {

  /** A sentence for each changeset that breaks it. */
  public List<String> faults(Changelog changelog) {
    return examine
        .apply(changelog)
        .filter(examined -> !examined.changeset().suppressions().containsKey(name))
        .flatMap(examined ->
            examined.fault().stream().map(fault -> examined.changeset().name() + ": " + fault))
        .distinct()
        .toList();
  }

  /** Whether there is anything that it is about. */
  public boolean isAboutSomethingIn(Changelog changelog) {
    return examine.apply(changelog).findAny().isPresent();
  }

  /** Fails when a changeset breaks it, and when there is nothing that it is about. */
  public void check(Changelog changelog) {
    if (!isAboutSomethingIn(changelog)) {
      throw new AssertionError("The rule " + name + " is about nothing in this changelog.");
    }
    checkWhereItApplies(changelog);
  }

  /** Fails when a changeset breaks it: for changelogs that need not have what it is about. */
  public void checkWhereItApplies(Changelog changelog) {
    var faults = faults(changelog);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "The rule %s (%s) is broken:%n- %s%nA changeset that has to break it says why in its comment: [allow %s: the reason]."
              .formatted(name, because, String.join("\n- ", faults), name));
    }
  }

  /** Whether it would find something in that changeset if nothing suppressed it. */
  boolean finds(Changelog changelog, Changeset changeset) {
    return examine
        .apply(changelog)
        .anyMatch(
            examined -> examined.fault().isPresent() && examined.changeset().equals(changeset));
  }

  @Override
  public String toString() {
    return name;
  }
}

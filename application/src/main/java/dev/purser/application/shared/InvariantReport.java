package dev.purser.application.shared;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What one check of the invariants found, all of it on one snapshot. */
public record InvariantReport(Instant checkedAt, List<Finding> findings) {

  public boolean holds() {
    return broken().isEmpty();
  }

  /** The names of the invariants that do not hold. */
  public List<String> broken() {
    return findings.stream().filter(finding -> !finding.holds()).map(Finding::name).toList();
  }

  /**
   * One invariant.
   *
   * @param counterexamples rows that break it, by column; at most {@link #MAX_COUNTEREXAMPLES}
   */
  public record Finding(String name, List<Map<String, String>> counterexamples) {
    public static final int MAX_COUNTEREXAMPLES = 10;

    public boolean holds() {
      return counterexamples.isEmpty();
    }
  }
}

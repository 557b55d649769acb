package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever was applied can be taken back by this release, and there is a release to go back to.
 *
 * @param withWayBack changesets that this release can take back, as author:id
 */
record RollbacksCheck(List<String> withWayBack) implements Check {
  /** A tag alone changes nothing that had to be taken back. */
  private static final String APPLIED =
      """
      SELECT author || ':' || id AS changeset
      FROM databasechangelog
      WHERE description IS DISTINCT FROM 'tagDatabase'
      ORDER BY orderexecuted
      """;

  private static final String TAGS =
      """
      SELECT tag
      FROM databasechangelog
      WHERE tag IS NOT NULL
      ORDER BY orderexecuted
      """;

  RollbacksCheck {
    withWayBack = List.copyOf(withWayBack);
  }

  @Override
  public String name() {
    return "rollbacks";
  }

  @Override
  public Finding examine(Sql sql) {
    var oneWay = new ArrayList<>(sql.query(APPLIED, row -> row.getString("changeset")));
    oneWay.removeAll(withWayBack);
    if (!oneWay.isEmpty()) {
      return Finding.notMet(
          name(),
          "This release cannot take these back: " + Names.of(oneWay) + ".",
          "Keep the program of the release that applied them, which has their rollbacks; a"
              + " changeset that has none can only be undone by a backup.");
    }
    var tags = sql.query(TAGS, row -> row.getString("tag"));
    return tags.isEmpty()
        ? Finding.notMet(
            name(),
            "No release is tagged, so that there is none to go back to.",
            "Run ./purser migrate of this release, which tags it.")
        : Finding.met(
            name(), "Every changeset can be taken back, to any of %s.".formatted(Names.of(tags)));
  }
}

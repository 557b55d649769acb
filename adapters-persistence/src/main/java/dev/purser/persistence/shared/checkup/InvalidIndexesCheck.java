package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** No index was left that a failed CREATE INDEX CONCURRENTLY began: it costs and serves nobody. */
record InvalidIndexesCheck() implements Check {
  private static final String INVALID =
      """
      SELECT indexrelid::regclass::text AS name
      FROM pg_index
      WHERE NOT (indisvalid AND indisready)
      ORDER BY name
      """;

  @Override
  public String name() {
    return "invalid indexes";
  }

  @Override
  public Finding examine(Sql sql) {
    var invalid = sql.query(INVALID, row -> row.getString("name"));
    return invalid.isEmpty()
        ? Finding.met(name(), "Every index is valid.")
        : Finding.notMet(
            name(),
            "Indexes that are not valid: " + Names.of(invalid) + ".",
            "DROP INDEX CONCURRENTLY each, and have the migration that made it run again.");
  }
}

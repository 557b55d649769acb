package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** No constraint was left that holds new rows alone. */
record ConstraintsCheck() implements Check {
  private static final String NOT_VALIDATED =
      """
      SELECT conrelid::regclass || '.' || conname AS name
      FROM pg_constraint
      WHERE NOT convalidated AND connamespace = 'public'::regnamespace
      ORDER BY name
      """;

  @Override
  public String name() {
    return "constraints";
  }

  @Override
  public Finding examine(Sql sql) {
    var open = sql.query(NOT_VALIDATED, row -> row.getString("name"));
    return open.isEmpty()
        ? Finding.met(name(), "Every constraint holds every row.")
        : Finding.notMet(
            name(),
            "Constraints that old rows may break: " + Names.of(open) + ".",
            "ALTER TABLE ... VALIDATE CONSTRAINT each; it does not keep others from writing.");
  }
}

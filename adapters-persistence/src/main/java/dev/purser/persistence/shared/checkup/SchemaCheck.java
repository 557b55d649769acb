package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema has everything that this release needs, and no migration stopped in the middle.
 *
 * @param needed changesets, as author:id
 */
record SchemaCheck(List<String> needed) implements Check {
  private static final String MIGRATED =
      """
      SELECT count(*) = 2 AS migrated
      FROM pg_class
      WHERE oid IN (to_regclass('databasechangelog'), to_regclass('databasechangeloglock'))
      """;

  private static final String APPLIED =
      """
      SELECT author || ':' || id AS changeset
      FROM databasechangelog
      """;

  private static final String LOCKED =
      """
      SELECT lockedby || ' since ' || lockgranted AS holder
      FROM databasechangeloglock
      WHERE locked
      """;

  private static final String REMEDY =
      "Run ./purser migrate of this release, as the role that owns the schema.";

  SchemaCheck {
    needed = List.copyOf(needed);
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public Finding examine(Sql sql) {
    if (!sql.query(MIGRATED, row -> row.getBoolean("migrated")).getFirst()) {
      return Finding.notMet(name(), "There is no schema of Purser's in this database.", REMEDY);
    }
    var missing = new ArrayList<>(needed);
    missing.removeAll(sql.query(APPLIED, row -> row.getString("changeset")));
    if (!missing.isEmpty()) {
      return Finding.notMet(name(), "Changesets are missing: " + Names.of(missing) + ".", REMEDY);
    }
    var locked = sql.query(LOCKED, row -> row.getString("holder"));
    return locked.isEmpty()
        ? Finding.met(
            name(), "All %d changesets of this release are applied.".formatted(needed.size()))
        : Finding.notMet(
            name(),
            "The migration lock is held by " + locked.getFirst() + ".",
            "If no migration runs, it was killed: see that its connection is gone, and free the"
                + " lock with UPDATE databasechangeloglock SET locked = false.");
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.Set;

/**
 * Every foreign key has an index that begins with its columns, in whichever order.
 *
 * @param spared those that do without, as table.constraint
 */
record ForeignKeysCheck(Set<String> spared) implements Check {
  private static final String WITHOUT_INDEX =
      """
      SELECT conrelid::regclass || '.' || conname AS key
      FROM pg_constraint
      WHERE contype = 'f'
        AND connamespace = 'public'::regnamespace
        AND NOT EXISTS (
          SELECT 1
          FROM pg_index
          WHERE indrelid = conrelid
            AND indisvalid
            AND (indkey::smallint[])[0:cardinality(conkey) - 1] @> conkey
            AND (indpred IS NULL OR pg_get_expr(indpred, indrelid) ~ 'IS NOT NULL'))
      ORDER BY key
      """;

  ForeignKeysCheck {
    spared = Set.copyOf(spared);
  }

  @Override
  public String name() {
    return "foreign keys";
  }

  @Override
  public Finding examine(Sql sql) {
    var without =
        sql.query(WITHOUT_INDEX, row -> row.getString("key")).stream()
            .filter(key -> !spared.contains(key))
            .toList();
    return without.isEmpty()
        ? Finding.met(name(), "Every foreign key has an index.")
        : Finding.notMet(
            name(),
            "Foreign keys without an index: " + Names.of(without) + ".",
            "CREATE INDEX CONCURRENTLY on the columns of each, by a migration.");
  }
}

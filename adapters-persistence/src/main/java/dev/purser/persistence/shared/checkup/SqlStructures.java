package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.checkup.Structures;
import dev.purser.persistence.shared.Sql;
import java.util.ArrayList;
import java.util.List;

/** Asks amcheck, which compares every index with its table, row by row. */
final class SqlStructures implements Structures {
  private static final String INSTALL =
      """
      CREATE EXTENSION IF NOT EXISTS amcheck
      """;

  private static final String UNLIMITED =
      """
      SELECT set_config('statement_timeout', '0', true)
      """;

  private static final String INDEXES =
      """
      SELECT pg_class.oid, pg_class.oid::regclass::text AS name
      FROM pg_class
      JOIN pg_index ON indexrelid = pg_class.oid
      JOIN pg_am ON pg_am.oid = relam
      WHERE amname = 'btree' AND relpersistence = 'p' AND indisvalid
      ORDER BY name
      """;

  /** It says nothing of an index that is right, and fails at one that is not. */
  private static final String CHECK_INDEX =
      """
      SELECT bt_index_check(%d::regclass, true)::text AS damage
      """;

  private static final String TABLES =
      """
      SELECT oid, oid::regclass::text AS name
      FROM pg_class
      WHERE relkind IN ('r', 'm', 't') AND relpersistence = 'p'
      ORDER BY name
      """;

  private static final String CHECK_TABLE =
      """
      SELECT 'block ' || blkno || ': ' || msg AS damage
      FROM verify_heapam(%d)
      LIMIT 10
      """;

  private final Sql sql;
  private final Transactions transactions;

  SqlStructures(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  private record Relation(long oid, String name) {}

  @Override
  public Report check() {
    var _ = transactions.write(() -> sql.update(INSTALL));
    var damaged = new ArrayList<String>();
    for (var table : relations(TABLES)) {
      damaged.addAll(damageOf(table, CHECK_TABLE));
    }
    var indexes = relations(INDEXES);
    for (var index : indexes) {
      damaged.addAll(damageOf(index, CHECK_INDEX));
    }
    return new Report(indexes.size(), damaged);
  }

  private List<Relation> relations(String query) {
    return transactions.read(
        () -> sql.query(query, row -> new Relation(row.getLong("oid"), row.getString("name"))));
  }

  /** A page that cannot be read at all fails the question instead of answering it. */
  private List<String> damageOf(Relation relation, String check) {
    try {
      return transactions.read(() -> {
        lift();
        return sql.query(check.formatted(relation.oid()), row -> row.getString("damage")).stream()
            .filter(damage -> !damage.isEmpty())
            .map(damage -> relation.name() + ": " + damage)
            .toList();
      });
    } catch (RuntimeException damaged) {
      return List.of(relation.name() + ": " + Said.by(damaged));
    }
  }

  private void lift() {
    var _ = sql.query(UNLIMITED, row -> row.getString(1));
  }
}

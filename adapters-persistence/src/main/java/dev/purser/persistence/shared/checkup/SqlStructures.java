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

  private static final String CHECK =
      """
      SELECT bt_index_check(%d::regclass, true)::text
      """;

  private static final String CHECK_TABLES =
      """
      SELECT relname || ', block ' || blkno || ': ' || msg AS damage
      FROM pg_class
      CROSS JOIN LATERAL verify_heapam(pg_class.oid)
      WHERE relkind IN ('r', 'm', 't') AND relpersistence = 'p'
      ORDER BY damage
      LIMIT 100
      """;

  private final Sql sql;
  private final Transactions transactions;

  SqlStructures(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  private record Index(long oid, String name) {}

  @Override
  public Report check() {
    var _ = transactions.write(() -> sql.update(INSTALL));
    var indexes =
        transactions.read(
            () -> sql.query(INDEXES, row -> new Index(row.getLong("oid"), row.getString("name"))));
    var damaged = new ArrayList<>(transactions.read(this::damagedTables));
    for (var index : indexes) {
      damaged.addAll(damageOf(index));
    }
    return new Report(indexes.size(), damaged);
  }

  private List<String> damagedTables() {
    lift();
    return sql.query(CHECK_TABLES, row -> row.getString("damage"));
  }

  private List<String> damageOf(Index index) {
    try {
      return transactions.read(() -> {
        lift();
        var _ = sql.query(CHECK.formatted(index.oid()), row -> row.getString(1));
        return List.of();
      });
    } catch (RuntimeException damaged) {
      return List.of(index.name() + ": " + Said.by(damaged));
    }
  }

  private void lift() {
    var _ = sql.query(UNLIMITED, row -> row.getString(1));
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/**
 * What was overwritten or deleted is cleared away.
 *
 * @param dead how many dead rows a table may have before it matters
 */
record VacuumCheck(long dead) implements Check {
  private static final String SWITCHED_OFF =
      """
      SELECT name
      FROM pg_settings
      WHERE name IN ('autovacuum', 'track_counts') AND setting <> 'on'
      UNION ALL
      SELECT oid::regclass || ' (autovacuum_enabled)'
      FROM pg_class
      WHERE reloptions && ARRAY['autovacuum_enabled=false', 'autovacuum_enabled=off']
      ORDER BY name
      """;

  private static final String LITTERED =
      """
      SELECT relid::regclass || ' (' || n_dead_tup || ' of ' || n_live_tup + n_dead_tup || ')'
               AS name
      FROM pg_stat_user_tables
      WHERE n_dead_tup >= %d AND n_dead_tup * 2 > n_live_tup
      ORDER BY n_dead_tup DESC
      """;

  @Override
  public String name() {
    return "vacuum";
  }

  @Override
  public Finding examine(Sql sql) {
    var off = sql.query(SWITCHED_OFF, row -> row.getString("name"));
    if (!off.isEmpty()) {
      return Finding.notMet(
          name(), "Switched off: " + Names.of(off) + ".", "Switch it on; tables grow without it.");
    }
    var littered = sql.query(LITTERED.formatted(dead), row -> row.getString("name"));
    return littered.isEmpty()
        ? Finding.met(name(), "No table is a third or more dead rows.")
        : Finding.notMet(
            name(),
            "Tables of which a third or more are dead rows: " + Names.of(littered) + ".",
            "VACUUM (ANALYZE) them; if they come back, look for transactions that stay open, and"
                + " lower the table's autovacuum_vacuum_scale_factor.");
  }
}

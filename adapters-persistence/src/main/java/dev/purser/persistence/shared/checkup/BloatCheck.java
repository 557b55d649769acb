package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/**
 * No table and no b-tree is mostly air, which costs memory and reads and does not go by itself. How
 * large each would be anew is estimated from the planner's statistics, with room for what they do
 * not tell, so that only what is more than half empty is named.
 *
 * @param bytes how large one has to be before it matters
 */
record BloatCheck(long bytes) implements Check {
  /** Pages and rows are of the same moment, when it was last vacuumed or analyzed. */
  private static final String TABLES =
      """
      SELECT pg_class.oid::regclass::text AS name
      FROM pg_class
      JOIN pg_stats
        ON schemaname = 'public' AND tablename = relname AND NOT inherited
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= 0
      GROUP BY pg_class.oid
      HAVING count(*) = (SELECT count(*)
                         FROM pg_attribute
                         WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped)
         AND relpages * 8192::bigint >= %d
         AND reltuples * (40 + sum(avg_width * (1 - null_frac))) * 100
               / COALESCE((SELECT option_value::integer
                           FROM pg_options_to_table(reloptions)
                           WHERE option_name = 'fillfactor'), 100)
               < relpages * 8192::bigint / 2
      ORDER BY relpages DESC
      """;

  /** One over an expression is left out: its statistics are its owner's alone to see. */
  private static final String INDEXES =
      """
      SELECT index.oid::regclass::text AS name
      FROM pg_index
      JOIN pg_class index ON index.oid = indexrelid
      JOIN pg_class indexed ON indexed.oid = indrelid
      JOIN pg_am ON pg_am.oid = index.relam
      CROSS JOIN LATERAL unnest(indkey::smallint[]) AS key (number)
      LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = number
      LEFT JOIN pg_stats
        ON schemaname = 'public'
        AND tablename = indexed.relname
        AND pg_stats.attname = pg_attribute.attname
        AND NOT inherited
      WHERE amname = 'btree' AND index.relnamespace = 'public'::regnamespace
        AND index.reltuples >= 0
      GROUP BY index.oid
      HAVING count(avg_width) = count(*)
         AND index.relpages * 8192::bigint >= %d
         AND index.reltuples * (24 + sum(avg_width)) * 100
               / COALESCE((SELECT option_value::integer
                           FROM pg_options_to_table(index.reloptions)
                           WHERE option_name = 'fillfactor'), 90)
               < index.relpages * 8192::bigint / 2
      ORDER BY index.relpages DESC
      """;

  @Override
  public String name() {
    return "bloat";
  }

  @Override
  public Finding examine(Sql sql) {
    var tables = sql.query(TABLES.formatted(bytes), row -> row.getString("name"));
    if (!tables.isEmpty()) {
      return Finding.notMet(
          name(),
          "Tables that are more than half empty: " + Names.of(tables) + ".",
          "What is free in them is used again by new rows; if there will be none, VACUUM (FULL)"
              + " them in a pause of the service, or pg_repack them.");
    }
    var indexes = sql.query(INDEXES.formatted(bytes), row -> row.getString("name"));
    return indexes.isEmpty()
        ? Finding.met(name(), "No large table or index is more than half empty.")
        : Finding.notMet(
            name(),
            "Indexes that are more than half empty: " + Names.of(indexes) + ".",
            "REINDEX INDEX CONCURRENTLY each; it does not keep others from writing.");
  }
}

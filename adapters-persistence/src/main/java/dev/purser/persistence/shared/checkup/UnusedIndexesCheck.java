package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.time.Duration;

/**
 * No index is only written. Those that hold a constraint are of use without being read.
 *
 * @param bytes how large an unused index may be before it matters
 * @param age how long uses have to have been counted for it to mean anything
 */
record UnusedIndexesCheck(long bytes, Duration age) implements Check {
  private static final String COUNTED_FOR =
      """
      SELECT extract(epoch FROM now() - COALESCE(stats_reset, pg_postmaster_start_time()))::bigint
               AS seconds
      FROM pg_stat_database
      WHERE datname = current_database()
      """;

  private static final String UNUSED =
      """
      SELECT indexrelid::regclass::text AS name
      FROM pg_stat_user_indexes
      JOIN pg_index USING (indexrelid)
      WHERE idx_scan = 0
        AND NOT indisunique
        AND pg_relation_size(indexrelid) >= %d
      ORDER BY pg_relation_size(indexrelid) DESC
      """;

  @Override
  public String name() {
    return "unused indexes";
  }

  @Override
  public Finding examine(Sql sql) {
    var counted =
        Duration.ofSeconds(sql.query(COUNTED_FOR, row -> row.getLong("seconds")).getFirst());
    if (counted.compareTo(age) < 0) {
      return Finding.unknown(
          name(),
          "Uses have been counted for %d hours alone.".formatted(counted.toHours()),
          "Look again when they have been for %d days.".formatted(age.toDays()));
    }
    var unused = sql.query(UNUSED.formatted(bytes), row -> row.getString("name"));
    return unused.isEmpty()
        ? Finding.met(name(), "Every large index is read.")
        : Finding.notMet(
            name(),
            "Large indexes that nobody has read: " + Names.of(unused) + ".",
            "Unless what they are for is rare, such as a month's report, drop them by a"
                + " migration.");
  }
}

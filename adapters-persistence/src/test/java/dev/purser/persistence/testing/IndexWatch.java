package dev.purser.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Watches which index a search goes by, and that it reads little more than it finds. Both are told
 * by the statistics of the only connection that is in use.
 */
public record IndexWatch(JdbcTemplate jdbc, int limit) {

  /** Often enough that the driver has the statement prepared by the server. */
  public <T> List<T> found(String table, String index, Supplier<List<T>> looking) {
    List<T> found = List.of();
    for (var call = 0; call < 8; call++) {
      var rows = rowsRead(table);
      var scans = scansOf(index);
      found = looking.get();
      assertThat(scansOf(index)).as(index).isGreaterThan(scans);
      assertThat(rowsRead(table) - rows).as("rows read").isLessThanOrEqualTo(3L * limit);
    }
    return found;
  }

  private long rowsRead(String table) {
    return statistic(
        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables WHERE relname = ?", table);
  }

  private long scansOf(String index) {
    return statistic("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = ?", index);
  }

  private long statistic(String query, String name) {
    jdbc.queryForList("SELECT pg_stat_force_next_flush()");
    jdbc.queryForList("SELECT pg_stat_clear_snapshot()");
    var value = jdbc.queryForObject(query, Long.class, name);
    return value == null ? 0 : value;
  }
}

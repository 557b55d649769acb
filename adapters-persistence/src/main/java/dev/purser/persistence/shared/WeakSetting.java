package dev.purser.persistence.shared;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A setting of the server, as role and database may have overridden it for this session, with which
 * what was answered does not outlive every failure.
 *
 * @param words as {@code fsync is off}
 * @param losesCommits whether a crash of the server or of its machine is enough to lose or damage
 *     an answered commit; without checksums damage is only not noticed, and with commits that are
 *     flushed locally a standby may lack what was answered
 */
public record WeakSetting(String words, boolean losesCommits) {
  private static final String QUERY =
      """
      SELECT name || ' is ' || setting AS words,
             setting = 'off' AND name <> 'data_checksums' AS loses_commits
      FROM pg_settings
      WHERE (name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')
             AND setting = 'off')
         OR (name = 'synchronous_commit' AND setting = 'local')
      ORDER BY name
      """;

  /** What to ask for all of them. */
  public static String query() {
    return QUERY;
  }

  /** A row of the answer. */
  public static WeakSetting read(ResultSet row) throws SQLException {
    return new WeakSetting(row.getString("words"), row.getBoolean("loses_commits"));
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** What was answered to be committed outlives a crash of the server and of its machine. */
record DurabilityCheck() implements Check {
  private static final String WEAK =
      """
      SELECT name || ' is ' || setting AS weak
      FROM pg_settings
      WHERE (name IN ('fsync', 'full_page_writes', 'data_checksums') AND setting <> 'on')
         OR (name = 'synchronous_commit' AND setting IN ('off', 'local'))
      ORDER BY name
      """;

  @Override
  public String name() {
    return "durability";
  }

  @Override
  public Finding examine(Sql sql) {
    var weak = sql.query(WEAK, row -> row.getString("weak"));
    return weak.isEmpty()
        ? Finding.met(
            name(), "fsync, full_page_writes, synchronous_commit and data_checksums are on.")
        : Finding.notMet(
            name(),
            "An answered commit can be lost or damaged: " + Names.of(weak) + ".",
            "Switch them on in postgresql.conf, and for the role and the database with ALTER ..."
                + " RESET; data_checksums with pg_checksums --enable while the server is stopped.");
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/**
 * Transaction ids, of which there are some two thousand million until they begin anew, are freed.
 *
 * @param most how many may be in use
 */
record TransactionIdsCheck(long most) implements Check {
  private static final String IN_USE =
      """
      SELECT GREATEST(age(datfrozenxid), mxid_age(datminmxid)) AS used
      FROM pg_database
      WHERE datname = current_database()
      """;

  @Override
  public String name() {
    return "transaction ids";
  }

  @Override
  public Finding examine(Sql sql) {
    var used = sql.query(IN_USE, row -> row.getLong("used")).getFirst();
    var found = "%,d transaction ids are in use.".formatted(used);
    return used <= most
        ? Finding.met(name(), found)
        : Finding.notMet(
            name(),
            found,
            "VACUUM (FREEZE) the oldest tables, and look for what holds the autovacuum back:"
                + " prepared transactions, replication slots, sessions that stay in one"
                + " transaction.");
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/**
 * There are connections for two instances, as there are while one takes over from the other, and
 * some for whoever else has to get in. Behind a pooler instances share what it takes.
 *
 * @param pool how many one instance wants; 0 behind a pooler
 */
record ConnectionsCheck(int pool) implements Check {
  private static final int INSTANCES = 2;
  private static final int SPARE = 10;

  private static final String BUDGET =
      """
      SELECT LEAST(
               current_setting('max_connections')::integer
                 - current_setting('superuser_reserved_connections')::integer
                 - COALESCE(current_setting('reserved_connections', true), '0')::integer,
               (SELECT NULLIF(datconnlimit, -1)
                FROM pg_database
                WHERE datname = current_database()),
               (SELECT NULLIF(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user)
             ) AS budget
      """;

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public Finding examine(Sql sql) {
    var budget = sql.query(BUDGET, row -> row.getInt("budget")).getFirst();
    var needed = INSTANCES * pool + SPARE;
    var found =
        pool == 0
            ? "There are %d connections for a pooler and %d to spare.".formatted(budget, SPARE)
            : "There are %d connections; two instances with %d each and %d to spare are %d."
                .formatted(budget, pool, SPARE, needed);
    return budget >= needed
        ? Finding.met(name(), found)
        : Finding.notMet(
            name(),
            found,
            "Raise max_connections or the limit of the role or of the database, lower the pools, or"
                + " put a pooler in between.");
  }
}

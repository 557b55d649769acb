package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.application.shared.schema.ConnectionBudget;
import dev.purser.persistence.shared.AllowedConnections;
import dev.purser.persistence.shared.Sql;

/**
 * There are connections for all instances, and for two at the least, as there are while one takes
 * over from the other, and some for whoever else has to get in. Behind a pooler instances share
 * what it takes.
 *
 * @param pool how many one instance wants; 0 behind a pooler
 * @param instances how many run side by side
 */
record ConnectionsCheck(int pool, int instances) implements Check {
  private static final int TAKING_OVER = 2;

  private static final String LIMITS =
      "the limits are max_connections and those of the role and of the database.";

  ConnectionsCheck {
    instances = Math.max(instances, TAKING_OVER);
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public Finding examine(Sql sql) {
    var budget = sql.query(AllowedConnections.query(), AllowedConnections::read).getFirst();
    return pool == 0 ? forPooler(budget.allowed()) : forInstances(budget);
  }

  private Finding forPooler(int allowed) {
    var found = "There are %d connections for a pooler.".formatted(allowed);
    return allowed >= ConnectionBudget.SPARE
        ? Finding.met(name(), found)
        : Finding.notMet(name(), found, "Have the database let in more; " + LIMITS);
  }

  private Finding forInstances(ConnectionBudget budget) {
    return budget
        .objectionTo(pool, instances)
        .map(objection -> Finding.notMet(name(), objection, "To let in more: " + LIMITS))
        .orElseGet(() ->
            Finding.met(
                name(),
                "%d instances with %d connections each, and %d to spare, fit into %d."
                    .formatted(instances, pool, ConnectionBudget.SPARE, budget.allowed())));
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.StatementLimits;
import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** Nobody who logs in as the role can keep rows locked for ever. */
record LimitsCheck(StatementLimits limits) implements Check {
  @Override
  public String name() {
    return "statement timeouts";
  }

  @Override
  public Finding examine(Sql sql) {
    var missing = limits.missing();
    return missing.isEmpty()
        ? Finding.met(
            name(), "The database sets statement_timeout and idle_in_transaction_session_timeout.")
        : Finding.notMet(
            name(),
            "The database sets no " + String.join(" and no ", missing) + " for this role.",
            "ALTER ROLE ... SET statement_timeout = '5s', and"
                + " idle_in_transaction_session_timeout = '30s'.");
  }
}

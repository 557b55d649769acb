package dev.purser.wiring;

import dev.purser.application.shared.StatementLimits;
import dev.purser.application.shared.Transactions;
import dev.purser.configuration.InvalidSettingException;
import dev.purser.configuration.Setting;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Behind a pooler in transaction mode the service cannot set limits for its sessions, so that the
 * role or the database has to have them. Without them it does not start.
 */
class PooledSessions implements SmartInitializingSingleton {
  private final StatementLimits limits;
  private final Transactions transactions;

  PooledSessions(StatementLimits limits, Transactions transactions) {
    this.limits = limits;
    this.transactions = transactions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var missing = transactions.read(limits::missing);
    if (!missing.isEmpty()) {
      throw new InvalidSettingException(
          "With %s=transaction the limits of statements come from the database, and it sets no %s; give the service's role one with ALTER ROLE ... SET %s = '5s', and have the pooler reconnect."
              .formatted(
                  Setting.PURSER_POOLER, String.join(" and no ", missing), missing.getFirst()));
    }
  }
}

package dev.purser.wiring;

import dev.purser.application.shared.schema.DatabaseServer;
import dev.purser.configuration.Setting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Compares the pools of all instances with what the database lets in, before the first of them
 * finds out under load.
 */
class PoolCheck implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(PoolCheck.class);

  private final DatabaseServer server;
  private final PoolSettings pools;

  PoolCheck(DatabaseServer server, PoolSettings pools) {
    this.server = server;
    this.pools = pools;
  }

  @Override
  public void afterSingletonsInstantiated() {
    server
        .connections()
        .objectionTo(pools.size(), pools.instances())
        .ifPresent(objection ->
            LOG.warn(
                "{} ({} and {} say how many there are.)",
                objection,
                Setting.PURSER_INSTANCES,
                Setting.PURSER_POOL_SIZE));
  }
}

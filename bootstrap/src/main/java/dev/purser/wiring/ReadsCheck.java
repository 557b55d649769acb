package dev.purser.wiring;

import dev.purser.application.shared.writepath.WritePathSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says at the start whether reads will have to wait for the connections that batches hold. */
class ReadsCheck implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(ReadsCheck.class);

  private final PoolSettings pools;
  private final WritePathSettings limits;

  ReadsCheck(PoolSettings pools, WritePathSettings limits) {
    this.pools = pools;
    this.limits = limits;
  }

  @Override
  public void afterSingletonsInstantiated() {
    pools.caution(limits).ifPresent(LOG::warn);
  }
}

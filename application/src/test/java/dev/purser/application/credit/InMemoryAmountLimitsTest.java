package dev.purser.application.credit;

import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

class InMemoryAmountLimitsTest extends AmountLimitsContract {
  private final InMemoryPorts instance = new InMemoryPorts();
  private final Shop shop = Shop.over(instance.all());

  @AfterEach
  void close() {
    shop.close();
  }

  @Override
  protected Shop shop() {
    return shop;
  }

  @Override
  protected Instant now() {
    return instance.clock().now();
  }
}

package dev.purser.application.model;

import dev.purser.application.shared.SettableClock;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import org.junit.jupiter.api.AfterEach;

class InMemoryCreditModelTest extends CreditModelContract {
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
  protected Ports ports() {
    return instance.all();
  }

  @Override
  protected SettableClock clock() {
    return instance.clock();
  }

  @Override
  protected int rounds() {
    return 12;
  }
}

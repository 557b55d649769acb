package dev.purser.application.model;

import dev.purser.application.shared.SettableClock;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import org.junit.jupiter.api.AfterEach;

/**
 * In a store of its own per sequence, since the fakes go through all they have for an invariant.
 */
class InMemoryOrderModelTest extends OrderModelContract {
  private InMemoryPorts instance = new InMemoryPorts();
  private Shop shop = open();

  private Shop open() {
    return Shop.over(instance.all(), WritePathSettings.DEFAULT, RULES);
  }

  @Override
  protected void begin() {
    close();
    instance = new InMemoryPorts();
    shop = open();
  }

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

  @Override
  protected int steps() {
    return 300;
  }

  @Override
  protected int stepsPerCheck() {
    return 1;
  }
}

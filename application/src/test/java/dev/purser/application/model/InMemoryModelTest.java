package dev.purser.application.model;

import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import org.junit.jupiter.api.AfterEach;

class InMemoryModelTest extends ModelContract {
  private final Shop shop = Shop.over(new InMemoryPorts().all());

  @AfterEach
  void close() {
    shop.close();
  }

  @Override
  protected Shop shop() {
    return shop;
  }
}

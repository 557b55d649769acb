package dev.purser.application.ordering;

import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class InMemoryOrdersAtOnceTest extends OrdersAtOnceContract {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final List<Shop> shops = List.of(shop(), shop());

  @AfterEach
  void close() {
    shops.forEach(Shop::close);
  }

  @Override
  protected List<Shop> shops() {
    return shops;
  }

  @Override
  protected void pass(Duration time) {
    ports.clock().advance(time);
  }

  private Shop shop() {
    return Shop.over(ports.all(), WritePathSettings.DEFAULT, RULES);
  }
}

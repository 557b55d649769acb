package dev.purser.persistence;

import dev.purser.application.model.OrderModelContract;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The real shop does what the naive model says, step by step; a day ahead of the database, whose
 * own time rows of stock begin with, from where the test moves it on.
 */
class PostgresOrderModelTest extends OrderModelContract {
  private final SettableClock clock = new SettableClock();
  private TestDatabase database;
  private PostgresPorts instance;
  private Ports ports;
  private Shop shop;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    var own = instance.ports();
    clock.set(own.transactions().read(own.clock()::now).plus(Duration.ofDays(1)));
    ports = own.with(clock);
    shop = Shop.over(ports, WritePathSettings.DEFAULT, RULES);
  }

  @AfterEach
  void close() {
    shop.close();
    instance.close();
    database.close();
  }

  @Override
  protected void begin() {
    // What sequences before have done is in nobody's way.
  }

  @Override
  protected Shop shop() {
    return shop;
  }

  @Override
  protected Ports ports() {
    return ports;
  }

  @Override
  protected SettableClock clock() {
    return clock;
  }

  @Override
  protected int rounds() {
    return 6;
  }

  @Override
  protected int steps() {
    return 200;
  }

  @Override
  protected int stepsPerCheck() {
    return 40;
  }
}

package dev.purser.persistence;

import dev.purser.application.model.CreditModelContract;
import dev.purser.application.shared.SettableClock;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The real ledger does what the naive model says, step by step; at the database's time when the
 * test began, from where the test moves it on.
 */
class PostgresCreditModelTest extends CreditModelContract {
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
    clock.set(own.transactions().read(own.clock()::now));
    ports = own.with(clock);
    shop = Shop.over(ports);
  }

  @AfterEach
  void close() {
    shop.close();
    instance.close();
    database.close();
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
    return 12;
  }
}

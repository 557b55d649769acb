package dev.purser.persistence;

import dev.purser.application.model.ModelContract;
import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The real thing does what the naive model says, step by step. */
class PostgresModelTest extends ModelContract {
  private TestDatabase database;
  private PostgresPorts instance;
  private Shop shop;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    shop = Shop.over(instance.ports());
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
}

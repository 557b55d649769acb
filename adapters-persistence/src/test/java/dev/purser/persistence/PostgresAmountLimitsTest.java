package dev.purser.persistence;

import dev.purser.application.credit.AmountLimitsContract;
import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The columns hold what the commands take. */
class PostgresAmountLimitsTest extends AmountLimitsContract {
  private static TestDatabase database;
  private static PostgresPorts instance;
  private static Shop shop;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    shop = Shop.over(instance.ports());
  }

  @AfterAll
  static void close() {
    shop.close();
    instance.close();
    database.close();
  }

  @Override
  protected Shop shop() {
    return shop;
  }

  @Override
  protected Instant now() {
    return instance.ports().transactions().read(instance.ports().clock()::now);
  }
}

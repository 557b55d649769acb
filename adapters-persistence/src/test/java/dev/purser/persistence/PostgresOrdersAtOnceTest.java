package dev.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.OrdersAtOnceContract;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Two instances on one database. */
class PostgresOrdersAtOnceTest extends OrdersAtOnceContract {
  private static TestDatabase database;
  private static PostgresPorts here;
  private static PostgresPorts there;
  private static List<Shop> shops;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    here = PostgresPorts.on(database);
    there = PostgresPorts.on(database);
    shops = List.of(shop(here), shop(there));
  }

  @AfterAll
  static void stop() {
    shops.forEach(Shop::close);
    here.close();
    there.close();
    database.close();
  }

  @AfterEach
  void journalIsWhole() {
    assertThat(here.ports().journalVerification().verify(List.of()).faults()).isEmpty();
  }

  @Override
  protected List<Shop> shops() {
    return shops;
  }

  @Override
  protected void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private static Shop shop(PostgresPorts instance) {
    return Shop.over(instance.ports(), WritePathSettings.DEFAULT, RULES);
  }
}

package dev.purser.persistence.ordering;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.testing.Shop;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody rewrites what was done with an order, not even the owner of the table. */
class AppendOnlyOrderHistoryTest {
  private static TestDatabase database;
  private static PostgresPorts instance;

  @BeforeAll
  static void doBusiness() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    try (var shop = new TestShop(instance.ports(), Shop.over(instance.ports()))) {
      var order = done(shop.order(freshKey(), shop.customerWith(100), shop.product(10, 5), 1));
      var _ = done(shop.cancel(new CancelOrder.Request(order.id(), null, "too late")));
    }
  }

  @AfterAll
  static void stop() {
    instance.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE order_changes SET reason = 'mine'",
        "UPDATE order_changes SET reason = NULL, caller = 'somebody else'",
        "UPDATE order_changes SET reason = NULL, at = now()",
        "UPDATE order_changes SET reason = NULL, captured = captured + 1",
        "UPDATE order_changes SET reason = NULL, lines = '[]'",
        "UPDATE order_changes SET reason = NULL, version = version + 10",
        "DELETE FROM order_changes",
        "DELETE FROM order_changes WHERE false",
        "TRUNCATE order_changes"
      })
  void refusesToChangeWhatWasDone(String statement) {
    assertThatThrownBy(() -> instance.jdbc().execute(statement))
        .hasStackTraceContaining("the history of orders is append-only");

    assertThat(changes()).isEqualTo(2);
  }

  @Test
  void letsReasonsBeForgotten() {
    var forgotten = instance.jdbc().update("UPDATE order_changes SET reason = NULL");

    assertThat(forgotten).isEqualTo(2);
  }

  private static long changes() {
    var count = instance.jdbc().queryForObject("SELECT count(*) FROM order_changes", Long.class);
    return count == null ? 0 : count;
  }
}

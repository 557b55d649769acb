package dev.purser.persistence.shared;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.FulfilOrder;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLife;
import dev.purser.domain.shared.Moments;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Orders from before they had a whole life are carried over. What such a database has is found by
 * taking the migration back under orders that were only placed, fulfilled and cancelled.
 */
class MigratedOrdersTest {
  private static final String MIGRATION = "0018-orders.sql";

  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void keepsOrdersAndTellsTheirHistory() {
    var before = afterBusiness();

    database.rollBackFrom(MIGRATION);
    var statuses = jdbc().queryForList("SELECT status FROM orders ORDER BY status", String.class);
    var reasons =
        jdbc()
            .queryForList(
                "SELECT cancellation_reason FROM orders WHERE status = 'CANCELLED'", String.class);
    database.migrate();

    assertThat(statuses).containsExactly("CANCELLED", "FULFILLED", "PLACED");
    assertThat(reasons).containsExactly("too late");
    try (var instance = PostgresPorts.on(database);
        var shop = new TestShop(instance.ports(), Shop.over(instance.ports()))) {
      assertThat(Kept.of(instance, before.orders().keySet())).isEqualTo(before);
      shop.requireInvariants();
    }
  }

  @Test
  void tellsWhereWhatWasFulfilledHadBeenAllocated() {
    Order fulfilled;
    try (var instance = PostgresPorts.on(database)) {
      var given = new Given(instance.ports());
      var tea = given.offer();
      var placed = given.order(given.customer(), order -> order.withLine(tea, 3).withLine(tea, 5));
      fulfilled = OrderLife.fulfilled(placed, null, Moments.EVENING);
      var ports = instance.ports();
      var _ =
          ports
              .transactions()
              .write(() -> {
                ports.orders().update(List.of(fulfilled));
                return true;
              });
    }

    database.rollBackFrom(MIGRATION);
    splitAllocation(fulfilled);
    database.migrate();

    try (var instance = PostgresPorts.on(database)) {
      var left = Kept.load(instance, Set.of(fulfilled.id())).get(fulfilled.id());
      assertThat(left.fulfilments().getFirst().lines())
          .extracting(pieces -> pieces.location() + " " + pieces.quantity())
          .containsExactly("MAIN 1", "WEST 2", "MAIN 5");
      assertThat(left.lines()).allMatch(line -> line.allocations().isEmpty());
    }
  }

  /** What a database tells of orders. */
  private record Kept(Map<OrderId, Order> orders, Map<OrderId, List<OrderChange>> history) {
    static Kept of(PostgresPorts instance, Set<OrderId> ids) {
      var history = instance.ports().ordering().history();
      return instance
          .ports()
          .transactions()
          .snapshot(() ->
              new Kept(
                  instance.ports().orders().load(ids),
                  ids.stream()
                      .collect(Collectors.toMap(id -> id, id -> history.of(id, Slice.first(10))))));
    }

    static Map<OrderId, Order> load(PostgresPorts instance, Set<OrderId> ids) {
      return instance.ports().transactions().snapshot(() -> instance.ports().orders().load(ids));
    }
  }

  private Kept afterBusiness() {
    try (var instance = PostgresPorts.on(database);
        var shop = new TestShop(instance.ports(), Shop.over(instance.ports()))) {
      var buyer = shop.customerWith(1_000);
      var soon = instance.ports().transactions().read(instance.ports().clock()::now).plusSeconds(1);
      shop.grant(buyer.id(), 25, new LotTerms(1, soon));
      var sku = shop.product(10, 20);
      var orders = new ArrayList<OrderId>();
      for (var pieces = 1; pieces <= 3; pieces++) {
        orders.add(done(shop.order(freshKey(), buyer, sku, pieces)).id());
      }
      var _ = done(shop.fulfil(new FulfilOrder.Request(orders.get(0), null, "JD0146")));
      waitUntilExpired(instance);
      var _ = done(shop.cancel(new CancelOrder.Request(orders.get(1), null, "too late")));
      return Kept.of(instance, Set.copyOf(orders));
    }
  }

  /** What was held of a lot goes to breakage when it is given back after its expiry. */
  private static void waitUntilExpired(PostgresPorts instance) {
    instance.jdbc().execute("SELECT pg_sleep(1.1)");
  }

  private void splitAllocation(Order order) {
    var line = order.lines().getFirst().id().value();
    jdbc().update("UPDATE allocations SET quantity = 1 WHERE order_line_id = ?", line);
    jdbc()
        .update(
            "INSERT INTO allocations (order_line_id, location, quantity) VALUES (?, 'WEST', 2)",
            line);
  }

  private JdbcTemplate jdbc() {
    return new JdbcTemplate(database.dataSource());
  }
}

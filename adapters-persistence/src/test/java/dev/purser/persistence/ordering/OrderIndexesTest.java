package dev.purser.persistence.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Slice;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.IndexWatch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is due, what is claimed and what was done is read without reading past all the rest. */
class OrderIndexesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LIMIT = 20;

  private static final String CUSTOMER =
      """
      INSERT INTO customers
        (id, email, email_folded, name, name_folded, role, created_at, version)
      VALUES (md5('c')::uuid, 'somebody@example.org', 'somebody@example.org', 'Somebody',
        'somebody', 'CUSTOMER', '2025-01-01T00:00:00Z', 1)
      """;

  /** Of ten that have run out one was not swept yet; most have long been placed. */
  private static final String ORDERS =
      """
      INSERT INTO orders
        (id, number, customer_id, status, capture, asset, total, adjustments, placed_at, deadline,
         changed_at, version)
      SELECT md5('o' || n)::uuid, n, md5('c')::uuid,
        CASE WHEN n % 50 = 0 THEN 'RESERVED' WHEN n % 5 = 0 THEN 'EXPIRED' ELSE 'PLACED' END,
        'ON_FULFILMENT', 'CREDIT', 10, 0, '2025-01-01T00:00:00Z',
        CASE WHEN n % 5 = 0
          THEN '2026-01-01T00:00:00Z'::timestamptz + (n - 10000) * interval '1 minute' END,
        '2025-01-01T00:00:00Z', 1
      FROM generate_series(1, 20000) AS n
      """;

  private static final String LINES =
      """
      INSERT INTO order_lines
        (id, order_id, position, sku, name, quantity, unit_price, total, fulfilled, cancelled,
         returned)
      SELECT md5('l' || n)::uuid, md5('o' || n)::uuid, 0, 'tea', 'Tea', 1, 10, 10, 0, 0, 0
      FROM generate_series(1, 20000) AS n
      """;

  /** All are of one SKU; every other one is shipped. */
  private static final String ALLOCATIONS =
      """
      INSERT INTO allocations (order_line_id, location, order_id, sku, position, quantity)
      SELECT md5('l' || n)::uuid, 'MAIN', md5('o' || n)::uuid, 'tea', 0, n % 2
      FROM generate_series(1, 20000) AS n
      """;

  private static final String CHANGES =
      """
      INSERT INTO order_changes
        (order_id, version, kind, caller, lines, total, held, captured, refunded, expired, at)
      SELECT md5('o' || n / 100)::uuid, n % 100 + 1, 'EDITED', 'somebody', '[]', 10, 0, 0, 0, 0,
        '2025-01-01T00:00:00Z'
      FROM generate_series(100, 20000) AS n
      """;

  private static TestDatabase database;
  private static SingleConnectionDataSource connection;
  private static JdbcTemplate jdbc;
  private static Sql sql;
  private static IndexWatch watch;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh();
    connection =
        new SingleConnectionDataSource(
            database.jdbcUrl(), database.user(), database.password(), true);
    jdbc = new JdbcTemplate(connection);
    sql = new Sql(jdbc);
    watch = new IndexWatch(jdbc, LIMIT);
    List.of(CUSTOMER, ORDERS, LINES, ALLOCATIONS, CHANGES).forEach(jdbc::update);
    jdbc.execute("VACUUM ANALYZE orders, order_lines, allocations, order_changes");
  }

  @AfterAll
  static void close() {
    connection.destroy();
    database.close();
  }

  @Test
  void findsDueOrdersByTheirDeadline() {
    var port = new SqlDueOrders(sql);

    var first = watch.found("orders", "orders_due", () -> port.due(NOW, null, LIMIT));
    var next = watch.found("orders", "orders_due", () -> port.due(NOW, first.getLast(), LIMIT));

    assertThat(first).hasSize(LIMIT);
    assertThat(next).hasSize(LIMIT).doesNotContainAnyElementsOf(first);
  }

  @Test
  void findsTheOldestClaimsHoweverManyThereAre() {
    var port = new SqlStockClaims(sql);
    var tea = new StockKey(new Sku("tea"), LocationCode.MAIN);

    var claims =
        watch.found(
            "allocations",
            "allocations_claims",
            () -> port.of(List.of(tea), LIMIT).getOrDefault(tea, List.of()));

    assertThat(claims).hasSize(LIMIT).allMatch(claim -> claim.quantity() == 1);
  }

  @Test
  void readsPagesOfHistoryByTheirVersions() {
    var port = new SqlOrderHistory(sql);
    var order = new OrderId(uuid("o7"));

    var first =
        watch.found(
            "order_changes", "order_changes_pkey", () -> port.of(order, Slice.first(LIMIT - 1)));
    var next =
        watch.found(
            "order_changes",
            "order_changes_pkey",
            () -> port.of(order, Slice.after(first.getLast().version(), LIMIT - 1)));

    assertThat(first).hasSize(LIMIT);
    assertThat(next).hasSize(LIMIT).doesNotContainAnyElementsOf(first);
  }

  private static UUID uuid(String name) {
    var id = jdbc.queryForObject("SELECT md5(?)::uuid", UUID.class, name);
    assertThat(id).isNotNull();
    return id;
  }
}

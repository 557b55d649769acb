package dev.purser.persistence.ordering;

import dev.purser.application.ordering.BuyerTraces;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.OrderId;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What orders, their parcels and their history tell of who bought. */
final class SqlBuyerTraces implements BuyerTraces {
  private static final String LOCK =
      """
      SELECT id
      FROM orders
      WHERE customer_id = ? AND (?::uuid IS NULL OR id > ?::uuid)
      ORDER BY id
      LIMIT ?
      FOR NO KEY UPDATE
      """;

  /** Looks into each table for these orders alone, however many there are. */
  private static final String REMOVE =
      """
      WITH asked AS (
        SELECT unnest(?::uuid[]) AS id
      ), telling AS (
        SELECT o.id
        FROM asked a JOIN orders o ON o.id = a.id
        WHERE num_nonnulls(o.ship_to, o.metadata) > 0
        UNION
        SELECT f.order_id
        FROM asked a JOIN fulfilments f ON f.order_id = a.id
        WHERE f.tracking IS NOT NULL
        UNION
        SELECT r.order_id
        FROM asked a JOIN order_returns r ON r.order_id = a.id
        WHERE r.reason IS NOT NULL
        UNION
        SELECT c.order_id
        FROM asked a JOIN order_changes c ON c.order_id = a.id
        WHERE c.reason IS NOT NULL
      )
      UPDATE orders o
      SET ship_to = NULL, metadata = NULL, changed_at = greatest(o.changed_at, ?::timestamptz),
          version = o.version + 1
      FROM telling t
      WHERE o.id = t.id
      """;

  private static final String REMOVE_TRACKING =
      """
      UPDATE fulfilments
      SET tracking = NULL
      WHERE order_id = ANY (?::uuid[]) AND tracking IS NOT NULL
      """;

  private static final String REMOVE_REASONS_OF_RETURNS =
      """
      UPDATE order_returns
      SET reason = NULL
      WHERE order_id = ANY (?::uuid[]) AND reason IS NOT NULL
      """;

  private static final String REMOVE_REASONS_OF_CHANGES =
      """
      UPDATE order_changes
      SET reason = NULL
      WHERE order_id = ANY (?::uuid[]) AND reason IS NOT NULL
      """;

  private final Sql sql;

  SqlBuyerTraces(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<OrderId> lock(CustomerId customer, @Nullable OrderId after, int limit) {
    var afterId = Parameter.of(after == null ? null : after.value());
    return sql.query(
        LOCK,
        row -> OrderRows.id(row, "id"),
        Parameter.of(customer.value()),
        afterId,
        afterId,
        Parameter.of(limit));
  }

  @Override
  public void remove(Collection<OrderId> orders, Instant now) {
    var ids = Parameter.uuids(orders, OrderId::value);
    sql.update(REMOVE, ids, Parameter.of(now));
    sql.update(REMOVE_TRACKING, ids);
    sql.update(REMOVE_REASONS_OF_RETURNS, ids);
    sql.update(REMOVE_REASONS_OF_CHANGES, ids);
  }
}

package dev.purser.persistence.ordering;

import dev.purser.persistence.shared.InvariantQuery;
import java.util.List;

/** What must be true of orders, each as the query for what breaks it. */
final class OrderingInvariants {
  /** The orders that commands have touched. */
  private static final String TOUCHED =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), touched AS (
        SELECT o.id FROM scope s JOIN orders o ON s.since IS NULL OR o.id >= s.since
        UNION
        SELECT o.id
        FROM scope s
        JOIN idempotency_keys k ON k.command_id >= s.since
          AND k.answer IS NOT NULL AND k.answer_type <> 'refusals'
        JOIN orders o ON o.id = k.resource_id
      )
      """;

  private static final String ALLOCATIONS_SUM_TO_ALLOCATED =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), claimed AS (
        SELECT l.sku, a.location, sum(a.quantity) AS quantity
        FROM order_lines l
        JOIN allocations a ON a.order_line_id = l.id
        WHERE l.fulfilled + l.cancelled < l.quantity
        GROUP BY l.sku, a.location
      )
      SELECT i.sku, i.location, i.allocated, coalesce(c.quantity, 0) AS claimed
      FROM scope s
      CROSS JOIN stock_items i
      LEFT JOIN claimed c ON c.sku = i.sku AND c.location = i.location
      WHERE i.allocated <> coalesce(c.quantity, 0)
      """;

  private static final String LINES_ARE_ALLOCATED =
      TOUCHED
          + """
          SELECT l.order_id, l.id AS line_id, l.quantity, coalesce(a.sum, 0) AS allocated
          FROM touched t
          JOIN order_lines l ON l.order_id = t.id
          LEFT JOIN LATERAL (
            SELECT sum(quantity) AS sum
            FROM allocations
            WHERE order_line_id = l.id) a ON true
          WHERE coalesce(a.sum, 0) <> l.quantity
          """;

  private static final String TOTAL_IS_SUM_OF_LINES =
      TOUCHED
          + """
          SELECT o.id AS order_id, o.total, coalesce(l.sum, 0) AS sum
          FROM touched t
          JOIN orders o ON o.id = t.id
          LEFT JOIN LATERAL (
            SELECT sum(total) AS sum
            FROM order_lines
            WHERE order_id = o.id) l ON true
          WHERE o.total <> coalesce(l.sum, 0)
          """;

  /** Captured is the worth of what was shipped, and held the worth of what still may be. */
  private static final String PAID_AS_SHIPPED =
      TOUCHED
          + """
          SELECT o.id AS order_id, o.status, p.captured, w.shipped, p.held, w.open
          FROM touched t
          JOIN orders o ON o.id = t.id
          LEFT JOIN LATERAL (
            SELECT sum(captured) AS captured, sum(held) AS held
            FROM order_payments
            WHERE order_id = o.id) p ON true
          LEFT JOIN LATERAL (
            SELECT sum(div(l.total::numeric * l.fulfilled, l.quantity)) AS shipped,
                   sum(div(l.total::numeric * (l.quantity - l.cancelled), l.quantity)
                       - div(l.total::numeric * l.fulfilled, l.quantity)) AS open
            FROM order_lines l
            WHERE l.order_id = o.id) w ON true
          WHERE p.captured IS DISTINCT FROM w.shipped OR p.held IS DISTINCT FROM w.open
          """;

  private static final String PAYMENTS_AGREE_WITH_HOLDS =
      TOUCHED
          + """
          SELECT p.order_id, p.hold_id, p.held, p.captured, h.status, h.amount,
                 h.captured AS hold_captured
          FROM touched t
          JOIN order_payments p ON p.order_id = t.id
          JOIN holds h ON h.id = p.hold_id
          WHERE p.captured <> h.captured
            OR p.held <> CASE h.status WHEN 'OPEN' THEN h.amount - h.captured ELSE 0 END
            OR h.from_account <> p.account_id OR h.managed_by IS DISTINCT FROM p.order_id
          """;

  private static final String STATUS_AGREES_WITH_LINES =
      TOUCHED
          + """
          SELECT o.id AS order_id, o.status, l.id AS line_id, l.quantity, l.fulfilled, l.cancelled
          FROM touched t
          JOIN orders o ON o.id = t.id
          JOIN order_lines l ON l.order_id = o.id
          WHERE (o.status = 'PLACED' AND l.fulfilled + l.cancelled > 0)
            OR (o.status = 'FULFILLED' AND l.fulfilled <> l.quantity)
            OR (o.status = 'CANCELLED' AND l.cancelled <> l.quantity)
          """;

  private static final String ORDERS_HAVE_KEYS =
      TOUCHED
          + """
          SELECT o.id AS order_id
          FROM touched t
          JOIN orders o ON o.id = t.id
          LEFT JOIN idempotency_keys k ON k.resource_id = o.id AND k.operation = 'place-order'
          WHERE k.resource_id IS NULL
          """;

  private OrderingInvariants() {}

  static List<InvariantQuery> all() {
    return List.of(
        new InvariantQuery("allocations-sum-to-allocated", ALLOCATIONS_SUM_TO_ALLOCATED),
        new InvariantQuery("lines-are-allocated", LINES_ARE_ALLOCATED),
        new InvariantQuery("order-total-is-sum-of-lines", TOTAL_IS_SUM_OF_LINES),
        new InvariantQuery("orders-paid-as-shipped", PAID_AS_SHIPPED),
        new InvariantQuery("payments-agree-with-holds", PAYMENTS_AGREE_WITH_HOLDS),
        new InvariantQuery("order-status-agrees-with-lines", STATUS_AGREES_WITH_LINES),
        new InvariantQuery("orders-have-keys", ORDERS_HAVE_KEYS));
  }
}

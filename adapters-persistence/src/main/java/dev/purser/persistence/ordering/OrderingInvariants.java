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
        SELECT sku, location, sum(quantity) AS quantity
        FROM allocations
        WHERE quantity > 0
        GROUP BY sku, location
      )
      SELECT i.sku, i.location, i.allocated, coalesce(c.quantity, 0) AS claimed
      FROM scope s
      CROSS JOIN stock_items i
      LEFT JOIN claimed c ON c.sku = i.sku AND c.location = i.location
      WHERE i.allocated <> coalesce(c.quantity, 0)
      """;

  /** What is open of a line is allocated, in the name of its order and SKU. */
  private static final String LINES_ARE_ALLOCATED =
      TOUCHED
          + """
          SELECT l.order_id, l.id AS line_id, l.quantity, l.fulfilled, l.cancelled, a.allocated
          FROM touched t
          JOIN order_lines l ON l.order_id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(quantity), 0) AS allocated,
                   coalesce(bool_and(order_id = l.order_id AND sku = l.sku), true) AS is_lines
            FROM allocations
            WHERE order_line_id = l.id) a
          WHERE a.allocated <> l.quantity - l.fulfilled - l.cancelled OR NOT a.is_lines
          """;

  private static final String TOTAL_IS_SUM_OF_PARTS =
      TOUCHED
          + """
          SELECT o.id AS order_id, o.total, l.totals, l.prices, o.adjustments, a.count, a.adjusted
          FROM touched t
          JOIN orders o ON o.id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(total), 0) AS totals,
                   coalesce(sum(unit_price::numeric * quantity), 0) AS prices
            FROM order_lines
            WHERE order_id = o.id) l
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(amount), 0) AS adjusted, count(*) AS count
            FROM order_adjustments
            WHERE order_id = o.id) a
          WHERE o.total <> l.totals OR o.total <> l.prices + a.adjusted OR o.adjustments <> a.count
          """;

  /**
   * Captured on fulfilment, what is spent is the worth of what the customer keeps, and what is held
   * that of what may still be shipped; captured on placement, all that is not called off or
   * returned is spent, once the order is placed.
   */
  private static final String PAID_AS_OWED =
      TOUCHED
          + """
          SELECT o.id AS order_id, o.status, o.capture, p.held, owed.held AS to_hold, p.spent,
                 owed.spent AS to_spend
          FROM touched t
          JOIN orders o ON o.id = t.id
          CROSS JOIN LATERAL (
            SELECT sum(held) AS held, sum(captured) - sum(refunded) AS spent
            FROM order_payments
            WHERE order_id = o.id) p
          CROSS JOIN LATERAL (
            SELECT sum(div(total::numeric * (quantity - cancelled), quantity)
                     - div(total::numeric * fulfilled, quantity)) AS open,
                   sum(div(total::numeric * (fulfilled - returned), quantity)) AS kept,
                   sum(div(total::numeric * (quantity - cancelled - returned), quantity)) AS wanted
            FROM order_lines
            WHERE order_id = o.id) w
          CROSS JOIN LATERAL (
            SELECT CASE WHEN o.capture = 'ON_FULFILMENT' OR o.status = 'RESERVED' THEN w.open
                        ELSE 0 END AS held,
                   CASE WHEN o.capture = 'ON_FULFILMENT' THEN w.kept
                        WHEN o.status = 'RESERVED' THEN 0
                        ELSE w.wanted END AS spent) owed
          WHERE p.held IS DISTINCT FROM owed.held OR p.spent IS DISTINCT FROM owed.spent
          """;

  private static final String PAYMENTS_AGREE_WITH_HOLDS =
      TOUCHED
          + """
          SELECT p.order_id, p.hold_id, p.held, p.captured, p.refunded, p.expired, h.status,
                 h.amount, h.captured AS hold_captured, h.refunded AS hold_refunded,
                 h.expired AS hold_expired
          FROM touched t
          JOIN order_payments p ON p.order_id = t.id
          JOIN holds h ON h.id = p.hold_id
          WHERE p.held <> CASE h.status WHEN 'OPEN' THEN h.amount - h.captured ELSE 0 END
            OR (p.captured, p.refunded, p.expired) <> (h.captured, h.refunded, h.expired)
            OR h.from_account <> p.account_id OR h.managed_by IS DISTINCT FROM p.order_id
          """;

  private static final String PAYMENTS_AGREE_WITH_TRANSFERS =
      TOUCHED
          + """
          SELECT t.id AS order_id, p.captured, m.captured AS taken, p.refunded,
                 m.refunded AS given_back
          FROM touched t
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(captured), 0) AS captured, coalesce(sum(refunded), 0) AS refunded
            FROM order_payments
            WHERE order_id = t.id) p
          CROSS JOIN LATERAL (
            SELECT coalesce(-sum(e.change) FILTER (WHERE r.kind = 'CAPTURE' AND e.change < 0), 0)
                     AS captured,
                   coalesce(sum(e.change) FILTER (WHERE r.kind = 'REFUND' AND e.change > 0), 0)
                     AS refunded
            FROM transfers r
            JOIN entries e ON e.transfer_id = r.id
            WHERE r.managed_by = t.id
              AND e.account_id IN (SELECT account_id FROM order_payments WHERE order_id = t.id)) m
          WHERE p.captured <> m.captured OR p.refunded <> m.refunded
          """;

  private static final String CHANGES_SUM_TO_PAYMENTS =
      TOUCHED
          + """
          SELECT t.id AS order_id, p.held, c.held AS held_by_changes, p.captured,
                 c.captured AS captured_by_changes, p.refunded,
                 c.refunded AS refunded_by_changes, p.expired, c.expired AS expired_by_changes
          FROM touched t
          CROSS JOIN LATERAL (
            SELECT sum(held) AS held, sum(captured) AS captured, sum(refunded) AS refunded,
                   sum(expired) AS expired
            FROM order_payments
            WHERE order_id = t.id) p
          CROSS JOIN LATERAL (
            SELECT sum(held) AS held, sum(captured) AS captured, sum(refunded) AS refunded,
                   sum(expired) AS expired
            FROM order_changes
            WHERE order_id = t.id) c
          WHERE (p.held, p.captured, p.refunded, p.expired)
            IS DISTINCT FROM (c.held, c.captured, c.refunded, c.expired)
          """;

  private static final String STATUS_AGREES_WITH_LINES =
      TOUCHED
          + """
          SELECT o.id AS order_id, o.status, o.deadline, l.open, l.fulfilled
          FROM touched t
          JOIN orders o ON o.id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(quantity - fulfilled - cancelled), 0) AS open,
                   coalesce(sum(fulfilled), 0) AS fulfilled
            FROM order_lines
            WHERE order_id = o.id) l
          WHERE (o.deadline IS NOT NULL) <> (o.status IN ('RESERVED', 'EXPIRED'))
            OR (l.open > 0) <> (o.status IN ('RESERVED', 'PLACED', 'PARTIALLY_FULFILLED'))
            OR (l.fulfilled > 0) <> (o.status IN ('PARTIALLY_FULFILLED', 'FULFILLED'))
          """;

  private static final String LINES_AGREE_WITH_PARCELS =
      TOUCHED
          + """
          SELECT l.order_id, l.id AS line_id, l.fulfilled, f.sum AS left, l.returned,
                 r.sum AS came_back
          FROM touched t
          JOIN order_lines l ON l.order_id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(quantity), 0) AS sum
            FROM fulfilment_lines
            WHERE order_line_id = l.id) f
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(quantity), 0) AS sum
            FROM order_return_lines
            WHERE order_line_id = l.id) r
          WHERE l.fulfilled <> f.sum OR l.returned <> r.sum OR l.returned > l.fulfilled
          """;

  /** What left, came back and was lost, by the parcels and, taken off again, by the movements. */
  private static final String PARCELS_AGREE_WITH_MOVEMENTS =
      TOUCHED
          + """
          SELECT t.id AS order_id, d.sku, d.location, d.shipped, d.returned, d.lost
          FROM touched t
          CROSS JOIN LATERAL (
            SELECT m.sku, m.location, sum(m.shipped) AS shipped, sum(m.returned) AS returned,
                   sum(m.lost) AS lost
            FROM (
              SELECT l.sku, p.location, p.quantity AS shipped, 0 AS returned, 0 AS lost
              FROM fulfilments f
              JOIN fulfilment_lines p ON p.fulfilment_id = f.id
              JOIN order_lines l ON l.id = p.order_line_id
              WHERE f.order_id = t.id
              UNION ALL
              SELECT l.sku, p.location, 0, p.quantity, CASE WHEN r.restock THEN 0 ELSE p.quantity END
              FROM order_returns r
              JOIN order_return_lines p ON p.return_id = r.id
              JOIN order_lines l ON l.id = p.order_line_id
              WHERE r.order_id = t.id
              UNION ALL
              SELECT s.sku, s.location, CASE s.type WHEN 'SHIP' THEN s.change ELSE 0 END,
                     CASE s.type WHEN 'RETURN' THEN -s.change ELSE 0 END,
                     CASE s.type WHEN 'WRITE_OFF' THEN s.change ELSE 0 END
              FROM stock_movements s
              WHERE s.order_id = t.id) m
            GROUP BY m.sku, m.location) d
          WHERE d.shipped <> 0 OR d.returned <> 0 OR d.lost <> 0
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
        new InvariantQuery("order-total-is-sum-of-parts", TOTAL_IS_SUM_OF_PARTS),
        new InvariantQuery("orders-paid-as-owed", PAID_AS_OWED),
        new InvariantQuery("payments-agree-with-holds", PAYMENTS_AGREE_WITH_HOLDS),
        new InvariantQuery("payments-agree-with-transfers", PAYMENTS_AGREE_WITH_TRANSFERS),
        new InvariantQuery("order-changes-sum-to-payments", CHANGES_SUM_TO_PAYMENTS),
        new InvariantQuery("order-status-agrees-with-lines", STATUS_AGREES_WITH_LINES),
        new InvariantQuery("lines-agree-with-parcels", LINES_AGREE_WITH_PARCELS),
        new InvariantQuery("parcels-agree-with-movements", PARCELS_AGREE_WITH_MOVEMENTS),
        new InvariantQuery("orders-have-keys", ORDERS_HAVE_KEYS));
  }
}

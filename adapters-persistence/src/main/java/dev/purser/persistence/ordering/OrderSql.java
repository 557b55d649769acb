package dev.purser.persistence.ordering;

/** The statements on orders and their parts. */
final class OrderSql {
  static final String LOCK =
      """
      SELECT id
      FROM orders
      WHERE id = ANY (?::uuid[])
      ORDER BY id
      FOR NO KEY UPDATE
      """;

  static final String LIST =
      """
      SELECT id
      FROM orders
      WHERE (?::uuid IS NULL OR customer_id = ?::uuid) AND (?::uuid IS NULL OR id < ?::uuid)
      ORDER BY id DESC
      OFFSET ? LIMIT ?
      """;

  static final String COUNT =
      """
      SELECT count(*) AS orders
      FROM orders
      WHERE ?::uuid IS NULL OR customer_id = ?::uuid
      """;

  static final String LOAD_ORDERS =
      """
      SELECT id, number, customer_id, status, capture, asset, total, adjustments, ship_to, metadata,
             placed_at, deadline, changed_at, version
      FROM orders
      WHERE id = ANY (?::uuid[])
      """;

  static final String LOAD_LINES =
      """
      SELECT l.order_id, l.id, l.sku, l.name, l.quantity, l.unit_price, l.total, l.fulfilled,
             l.cancelled, l.returned, o.asset
      FROM order_lines l
      JOIN orders o ON o.id = l.order_id
      WHERE l.order_id = ANY (?::uuid[])
      ORDER BY l.order_id, l.position
      """;

  static final String LOAD_ALLOCATIONS =
      """
      SELECT a.order_line_id, a.location, a.quantity
      FROM order_lines l
      JOIN allocations a ON a.order_line_id = l.id
      WHERE l.order_id = ANY (?::uuid[]) AND a.quantity > 0
      ORDER BY a.order_line_id, a.position
      """;

  static final String LOAD_ADJUSTMENTS =
      """
      SELECT a.order_id, a.kind, a.code, a.name, a.amount, o.asset
      FROM order_adjustments a
      JOIN orders o ON o.id = a.order_id
      WHERE a.order_id = ANY (?::uuid[])
      ORDER BY a.order_id, a.position
      """;

  static final String LOAD_PAYMENTS =
      """
      SELECT p.order_id, p.account_id, p.hold_id, p.held, p.captured, p.refunded, p.expired, o.asset
      FROM order_payments p
      JOIN orders o ON o.id = p.order_id
      WHERE p.order_id = ANY (?::uuid[])
      ORDER BY p.order_id, p.position
      """;

  static final String LOAD_FULFILMENTS =
      """
      SELECT f.order_id, f.id, f.tracking, f.at, l.order_line_id, l.location, l.quantity
      FROM fulfilments f
      JOIN fulfilment_lines l ON l.fulfilment_id = f.id
      WHERE f.order_id = ANY (?::uuid[])
      ORDER BY f.order_id, f.position, l.position
      """;

  static final String LOAD_RETURNS =
      """
      SELECT r.order_id, r.id, r.restock, r.reason, r.refunded, r.expired, r.at, o.asset,
             l.order_line_id, l.location, l.quantity
      FROM order_returns r
      JOIN order_return_lines l ON l.return_id = r.id
      JOIN orders o ON o.id = r.order_id
      WHERE r.order_id = ANY (?::uuid[])
      ORDER BY r.order_id, r.position, l.position
      """;

  static final String INSERT_ORDERS =
      """
      INSERT INTO orders
        (id, number, customer_id, status, capture, asset, total, adjustments, ship_to, metadata,
         placed_at, deadline, changed_at, version)
      SELECT id, number, customer_id, status, capture, asset, total, adjustments, ship_to, metadata,
             placed_at, deadline, changed_at, version
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                  ?::integer[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                  ?::timestamptz[], ?::bigint[])
        AS n (id, number, customer_id, status, capture, asset, total, adjustments, ship_to,
              metadata, placed_at, deadline, changed_at, version)
      """;

  static final String INSERT_LINES =
      """
      INSERT INTO order_lines
        (id, order_id, position, sku, name, quantity, unit_price, total, fulfilled, cancelled,
         returned)
      SELECT id, order_id, position, sku, name, quantity, unit_price, total, fulfilled, cancelled,
             returned
      FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::bigint[],
                  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS n (id, order_id, position, sku, name, quantity, unit_price, total, fulfilled,
              cancelled, returned)
      """;

  static final String INSERT_ALLOCATIONS =
      """
      INSERT INTO allocations (order_line_id, location, order_id, sku, position, quantity)
      SELECT order_line_id, location, order_id, sku, position, quantity
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::integer[], ?::bigint[])
        AS n (order_line_id, location, order_id, sku, position, quantity)
      """;

  static final String INSERT_ADJUSTMENTS =
      """
      INSERT INTO order_adjustments (order_id, position, kind, code, name, amount)
      SELECT order_id, position, kind, code, name, amount
      FROM unnest(?::uuid[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS n (order_id, position, kind, code, name, amount)
      """;

  static final String INSERT_PAYMENTS =
      """
      INSERT INTO order_payments
        (order_id, position, account_id, hold_id, held, captured, refunded, expired)
      SELECT order_id, position, account_id, hold_id, held, captured, refunded, expired
      FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[],
                  ?::bigint[], ?::bigint[])
        AS n (order_id, position, account_id, hold_id, held, captured, refunded, expired)
      """;

  static final String UPDATE_ORDERS =
      """
      UPDATE orders o
      SET status = n.status, deadline = n.deadline, changed_at = n.changed_at, version = n.version
      FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
        AS n (id, status, deadline, changed_at, version)
      WHERE o.id = n.id
      """;

  static final String UPDATE_LINES =
      """
      UPDATE order_lines l
      SET fulfilled = n.fulfilled, cancelled = n.cancelled, returned = n.returned
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS n (id, fulfilled, cancelled, returned)
      WHERE l.id = n.id
      """;

  /** What is not named of the lines is not open any more. */
  static final String UPDATE_ALLOCATIONS =
      """
      UPDATE allocations a
      SET quantity = n.quantity
      FROM (
        SELECT b.order_line_id, b.location, coalesce(o.quantity, 0) AS quantity
        FROM unnest(?::uuid[]) AS l (id)
        JOIN allocations b ON b.order_line_id = l.id
        LEFT JOIN unnest(?::uuid[], ?::text[], ?::bigint[]) AS o (order_line_id, location, quantity)
          ON o.order_line_id = b.order_line_id AND o.location = b.location
        WHERE b.quantity <> coalesce(o.quantity, 0)) n
      WHERE a.order_line_id = n.order_line_id AND a.location = n.location
      """;

  static final String UPDATE_PAYMENTS =
      """
      UPDATE order_payments p
      SET held = n.held, captured = n.captured, refunded = n.refunded, expired = n.expired
      FROM unnest(?::uuid[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS n (order_id, position, held, captured, refunded, expired)
      WHERE p.order_id = n.order_id AND p.position = n.position
      """;

  /** Fulfilments are never edited: those that are there already stay. */
  static final String INSERT_FULFILMENTS =
      """
      INSERT INTO fulfilments (id, order_id, position, tracking, at)
      SELECT id, order_id, position, tracking, at
      FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::timestamptz[])
        AS n (id, order_id, position, tracking, at)
      ON CONFLICT (id) DO NOTHING
      """;

  static final String INSERT_FULFILMENT_LINES =
      """
      INSERT INTO fulfilment_lines (fulfilment_id, position, order_line_id, location, quantity)
      SELECT fulfilment_id, position, order_line_id, location, quantity
      FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::bigint[])
        AS n (fulfilment_id, position, order_line_id, location, quantity)
      ON CONFLICT (fulfilment_id, position) DO NOTHING
      """;

  /** Returns are never edited either. */
  static final String INSERT_RETURNS =
      """
      INSERT INTO order_returns (id, order_id, position, restock, reason, refunded, expired, at)
      SELECT id, order_id, position, restock, reason, refunded, expired, at
      FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::boolean[], ?::text[], ?::bigint[],
                  ?::bigint[], ?::timestamptz[])
        AS n (id, order_id, position, restock, reason, refunded, expired, at)
      ON CONFLICT (id) DO NOTHING
      """;

  static final String INSERT_RETURN_LINES =
      """
      INSERT INTO order_return_lines (return_id, position, order_line_id, location, quantity)
      SELECT return_id, position, order_line_id, location, quantity
      FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::bigint[])
        AS n (return_id, position, order_line_id, location, quantity)
      ON CONFLICT (return_id, position) DO NOTHING
      """;

  static final String REWRITE_ORDERS =
      """
      UPDATE orders o
      SET total = n.total, adjustments = n.adjustments, ship_to = n.ship_to, metadata = n.metadata
      FROM unnest(?::uuid[], ?::bigint[], ?::integer[], ?::text[], ?::text[])
        AS n (id, total, adjustments, ship_to, metadata)
      WHERE o.id = n.id
      """;

  static final String DELETE_ALLOCATIONS =
      """
      DELETE FROM allocations
      WHERE order_line_id IN (SELECT id FROM order_lines WHERE order_id = ANY (?::uuid[]))
      """;

  static final String DELETE_LINES =
      """
      DELETE FROM order_lines
      WHERE order_id = ANY (?::uuid[])
      """;

  static final String DELETE_ADJUSTMENTS =
      """
      DELETE FROM order_adjustments
      WHERE order_id = ANY (?::uuid[])
      """;

  private OrderSql() {}
}

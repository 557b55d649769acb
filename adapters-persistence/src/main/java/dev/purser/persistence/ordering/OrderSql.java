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
      SELECT id, number, customer_id, status, asset, total, cancellation_reason, ship_to, metadata,
             placed_at, changed_at, version
      FROM orders
      WHERE id = ANY (?::uuid[])
      """;

  static final String LOAD_LINES =
      """
      SELECT l.order_id, l.id, l.sku, l.name, l.quantity, l.unit_price, l.total, l.fulfilled,
             l.cancelled, o.asset
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
      WHERE l.order_id = ANY (?::uuid[])
      ORDER BY a.order_line_id, a.location
      """;

  static final String LOAD_PAYMENTS =
      """
      SELECT p.order_id, p.account_id, p.hold_id, p.held, p.captured, o.asset
      FROM order_payments p
      JOIN orders o ON o.id = p.order_id
      WHERE p.order_id = ANY (?::uuid[])
      ORDER BY p.order_id, p.position
      """;

  static final String LOAD_FULFILMENTS =
      """
      SELECT f.order_id, f.id, f.tracking, f.at, l.order_line_id, l.quantity
      FROM fulfilments f
      JOIN fulfilment_lines l ON l.fulfilment_id = f.id
      JOIN order_lines o ON o.id = l.order_line_id
      WHERE f.order_id = ANY (?::uuid[])
      ORDER BY f.order_id, f.id, o.position
      """;

  static final String INSERT_ORDERS =
      """
      INSERT INTO orders
        (id, number, customer_id, status, asset, total, cancellation_reason, ship_to, metadata,
         placed_at, changed_at, version)
      SELECT id, number, customer_id, status, asset, total, cancellation_reason, ship_to, metadata,
             placed_at, changed_at, version
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                  ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
        AS n (id, number, customer_id, status, asset, total, cancellation_reason, ship_to,
              metadata, placed_at, changed_at, version)
      """;

  static final String INSERT_LINES =
      """
      INSERT INTO order_lines
        (id, order_id, position, sku, name, quantity, unit_price, total, fulfilled, cancelled)
      SELECT id, order_id, position, sku, name, quantity, unit_price, total, fulfilled, cancelled
      FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::bigint[],
                  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
        AS n (id, order_id, position, sku, name, quantity, unit_price, total, fulfilled,
              cancelled)
      """;

  static final String INSERT_ALLOCATIONS =
      """
      INSERT INTO allocations (order_line_id, location, quantity)
      SELECT order_line_id, location, quantity
      FROM unnest(?::uuid[], ?::text[], ?::bigint[]) AS n (order_line_id, location, quantity)
      """;

  static final String INSERT_PAYMENTS =
      """
      INSERT INTO order_payments (order_id, position, account_id, hold_id, held, captured)
      SELECT order_id, position, account_id, hold_id, held, captured
      FROM unnest(?::uuid[], ?::integer[], ?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
        AS n (order_id, position, account_id, hold_id, held, captured)
      """;

  static final String UPDATE_ORDERS =
      """
      UPDATE orders o
      SET status = n.status, cancellation_reason = n.cancellation_reason,
          changed_at = n.changed_at, version = n.version
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bigint[])
        AS n (id, status, cancellation_reason, changed_at, version)
      WHERE o.id = n.id
      """;

  static final String UPDATE_LINES =
      """
      UPDATE order_lines l
      SET fulfilled = n.fulfilled, cancelled = n.cancelled
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS n (id, fulfilled, cancelled)
      WHERE l.id = n.id
      """;

  static final String UPDATE_PAYMENTS =
      """
      UPDATE order_payments p
      SET held = n.held, captured = n.captured
      FROM unnest(?::uuid[], ?::integer[], ?::bigint[], ?::bigint[])
        AS n (order_id, position, held, captured)
      WHERE p.order_id = n.order_id AND p.position = n.position
      """;

  /** Fulfilments are never edited: those that are there already stay. */
  static final String INSERT_FULFILMENTS =
      """
      INSERT INTO fulfilments (id, order_id, tracking, at)
      SELECT id, order_id, tracking, at
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
        AS n (id, order_id, tracking, at)
      ON CONFLICT (id) DO NOTHING
      """;

  static final String INSERT_FULFILMENT_LINES =
      """
      INSERT INTO fulfilment_lines (fulfilment_id, order_line_id, quantity)
      SELECT fulfilment_id, order_line_id, quantity
      FROM unnest(?::uuid[], ?::uuid[], ?::bigint[])
        AS n (fulfilment_id, order_line_id, quantity)
      ON CONFLICT (fulfilment_id, order_line_id) DO NOTHING
      """;

  private OrderSql() {}
}

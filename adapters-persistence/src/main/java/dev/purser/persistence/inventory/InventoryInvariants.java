package dev.purser.persistence.inventory;

import dev.purser.persistence.shared.InvariantQuery;
import java.util.List;

/** What must be true of the stock, each as the query for what breaks it. */
final class InventoryInvariants {
  private static final String MOVEMENTS_SUM_TO_ON_HAND =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), touched AS (
        SELECT i.sku, i.location FROM scope s JOIN stock_items i ON s.since IS NULL
        UNION
        SELECT m.sku, m.location FROM scope s JOIN stock_movements m ON m.id >= s.since
      )
      SELECT i.sku, i.location, i.on_hand, coalesce(m.sum, 0) AS sum
      FROM touched t
      JOIN stock_items i ON i.sku = t.sku AND i.location = t.location
      LEFT JOIN LATERAL (
        SELECT sum(change) AS sum
        FROM stock_movements
        WHERE sku = i.sku AND location = i.location) m ON true
      WHERE i.on_hand <> coalesce(m.sum, 0)
      """;

  private static final String NOT_OVERSOLD =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT i.sku, i.location, i.on_hand, i.allocated, i.backorder_limit
      FROM scope s
      CROSS JOIN stock_items i
      WHERE i.allocated > i.on_hand + i.backorder_limit OR i.allocated < 0 OR i.on_hand < 0
      """;

  private InventoryInvariants() {}

  static List<InvariantQuery> all() {
    return List.of(
        new InvariantQuery("movements-sum-to-on-hand", MOVEMENTS_SUM_TO_ON_HAND),
        new InvariantQuery("stock-not-oversold", NOT_OVERSOLD));
  }
}

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

  private static final String MOVEMENTS_AGREE_WITH_TYPE =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT m.id, m.type, m.change
      FROM scope s
      JOIN stock_movements m ON s.since IS NULL OR m.id >= s.since
      WHERE CASE WHEN m.type IN ('RECEIVE', 'RETURN') THEN m.change <= 0
                 WHEN m.type IN ('SHIP', 'WRITE_OFF') THEN m.change >= 0
                 ELSE m.change = 0 END
      """;

  private static final String TRANSFERS_HAVE_TWO_SIDES =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT m.id, m.sku, m.location, m.change, o.id AS other_id, o.change AS other_change
      FROM scope s
      JOIN stock_movements m ON s.since IS NULL OR m.id >= s.since
      LEFT JOIN stock_movements o ON o.id = m.other_id
      WHERE (m.type = 'TRANSFER' OR m.other_id IS NOT NULL)
        AND (m.type, o.type, o.sku, o.location, o.change, o.other_id, o.other_location)
          IS DISTINCT FROM
            ('TRANSFER', 'TRANSFER', m.sku, m.other_location, -m.change, m.id, m.location)
      """;

  private InventoryInvariants() {}

  static List<InvariantQuery> all() {
    return List.of(
        new InvariantQuery("movements-sum-to-on-hand", MOVEMENTS_SUM_TO_ON_HAND),
        new InvariantQuery("movements-agree-with-type", MOVEMENTS_AGREE_WITH_TYPE),
        new InvariantQuery("stock-transfers-have-two-sides", TRANSFERS_HAVE_TWO_SIDES),
        new InvariantQuery("stock-not-oversold", NOT_OVERSOLD));
  }
}

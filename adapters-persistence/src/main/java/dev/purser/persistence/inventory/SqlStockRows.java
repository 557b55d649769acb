package dev.purser.persistence.inventory;

import dev.purser.application.inventory.StockRows;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which rows {@code stock_items} has and may have. */
final class SqlStockRows implements StockRows {
  private static final String STOCKABLE =
      """
      SELECT sku
      FROM products
      WHERE sku = ANY (?::text[]) AND deleted_at IS NULL
      """;

  private static final String ENSURE =
      """
      INSERT INTO stock_items (sku, location, on_hand, allocated, backorder_limit, changed_at)
      SELECT sku, location, 0, 0, 0, clock_timestamp()
      FROM unnest(?::text[], ?::text[]) AS n (sku, location)
      WHERE NOT EXISTS (
        SELECT 1
        FROM stock_items s
        WHERE s.sku = n.sku AND s.location = n.location)
      ORDER BY sku, location
      ON CONFLICT (sku, location) DO NOTHING
      """;

  private static final String OF_SKUS =
      """
      SELECT s.sku, s.location
      FROM stock_items s
      JOIN locations l ON l.code = s.location
      WHERE s.sku = ANY (?::text[])
      ORDER BY l.priority, s.location
      """;

  private final Sql sql;

  SqlStockRows(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Source.Readable<Sku, Sku> stockableSkus() {
    return skus ->
        sql
            .query(
                STOCKABLE, row -> new Sku(row.getString("sku")), Parameter.texts(skus, Sku::value))
            .stream()
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
  }

  @Override
  public Source.Readable<StockKey, StockKey> ensured() {
    return keys -> {
      sql.update(ENSURE, SqlStockItems.skus(keys), SqlStockItems.locations(keys));
      return keys.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    };
  }

  @Override
  public Source.Readable<Sku, List<StockKey>> bySku() {
    return skus ->
        sql.queryLists(
            OF_SKUS,
            row -> new Sku(row.getString("sku")),
            SqlStockItems::key,
            Parameter.texts(skus, Sku::value));
  }
}

package dev.purser.persistence.ordering;

import dev.purser.application.ordering.StockClaims;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds claims by the index of what is open, which has the oldest orders of an item first. */
final class SqlStockClaims implements StockClaims {
  /** Ids of orders rise with time. So many are read of each item as are told, however many wait. */
  private static final String OF =
      """
      SELECT w.sku, w.location, o.id, o.number, c.quantity, o.deadline
      FROM unnest(?::text[], ?::text[]) AS w (sku, location)
      CROSS JOIN LATERAL (
        SELECT order_id, sum(quantity)::bigint AS quantity
        FROM allocations
        WHERE sku = w.sku AND location = w.location AND quantity > 0
        GROUP BY order_id
        ORDER BY order_id
        LIMIT ?) c
      JOIN orders o ON o.id = c.order_id
      ORDER BY o.id
      """;

  private final Sql sql;

  SqlStockClaims(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<StockKey, List<StockClaim>> of(Collection<StockKey> stock, int limit) {
    return sql.queryLists(
        OF,
        SqlStockClaims::key,
        SqlStockClaims::claim,
        Parameter.texts(stock, key -> key.sku().value()),
        Parameter.texts(stock, key -> key.location().value()),
        Parameter.of(limit));
  }

  private static StockKey key(ResultSet row) throws SQLException {
    return new StockKey(new Sku(row.getString("sku")), new LocationCode(row.getString("location")));
  }

  private static StockClaim claim(ResultSet row) throws SQLException {
    return new StockClaim(
        Columns.uuid(row, "id"),
        row.getLong("number"),
        row.getLong("quantity"),
        Columns.instantOrNull(row, "deadline"));
  }
}

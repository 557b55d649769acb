package dev.purser.persistence.inventory;

import dev.purser.application.inventory.StockLimitChanges;
import dev.purser.domain.inventory.StockLimitChange;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How stock items came to their limits, in {@code stock_limit_changes}. */
final class SqlStockLimitChanges implements StockLimitChanges {
  private static final String APPEND =
      """
      INSERT INTO stock_limit_changes
        (id, sku, location, backorder_limit, low_stock_threshold, caller, at)
      SELECT id, sku, location, backorder_limit, low_stock_threshold, caller, at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                  ?::timestamptz[])
        AS n (id, sku, location, backorder_limit, low_stock_threshold, caller, at)
      """;

  private static final String FIND =
      """
      SELECT id, sku, location, backorder_limit, low_stock_threshold, caller, at
      FROM stock_limit_changes
      WHERE id = ANY (?::uuid[])
      """;

  private final Sql sql;

  SqlStockLimitChanges(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<StockLimitChange> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, StockLimitChange::id),
        Parameter.texts(added, c -> c.stock().sku().value()),
        Parameter.texts(added, c -> c.stock().location().value()),
        Parameter.longs(added, StockLimitChange::backorderLimit),
        Parameter.longsOrNull(added, StockLimitChange::lowStockThreshold),
        Parameter.texts(added, StockLimitChange::caller),
        Parameter.instants(added, StockLimitChange::at));
  }

  @Override
  public Map<UUID, StockLimitChange> find(Collection<UUID> ids) {
    return sql.queryMap(
        FIND,
        row -> Columns.uuid(row, "id"),
        SqlStockLimitChanges::change,
        Parameter.uuids(ids, id -> id));
  }

  private static StockLimitChange change(ResultSet row) throws SQLException {
    return new StockLimitChange(
        Columns.uuid(row, "id"),
        SqlStockItems.key(row),
        row.getLong("backorder_limit"),
        Columns.longOrNull(row, "low_stock_threshold"),
        row.getString("caller"),
        Columns.instant(row, "at"));
  }
}

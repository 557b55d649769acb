package dev.purser.persistence.inventory;

import dev.purser.application.inventory.StockMovements;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Movements in {@code stock_movements}. */
final class SqlStockMovements implements StockMovements {
  private static final String APPEND =
      """
      INSERT INTO stock_movements (id, sku, location, type, change, reason, reference, at)
      SELECT id, sku, location, type, change, reason, reference, at
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::uuid[],
                  ?::timestamptz[])
        AS n (id, sku, location, type, change, reason, reference, at)
      """;

  private static final String FIND =
      """
      SELECT id, sku, location, type, change, reason, reference, at
      FROM stock_movements
      WHERE id = ANY (?::uuid[])
      """;

  private final Sql sql;

  SqlStockMovements(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<StockMovement> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, m -> m.id().value()),
        Parameter.texts(added, m -> m.stock().sku().value()),
        Parameter.texts(added, m -> m.stock().location().value()),
        Parameter.texts(added, m -> m.type().name()),
        Parameter.longs(added, StockMovement::change),
        Parameter.texts(added, StockMovement::reason),
        Parameter.uuids(added, StockMovement::order),
        Parameter.instants(added, StockMovement::at));
  }

  @Override
  public Map<MovementId, StockMovement> find(Collection<MovementId> ids) {
    return sql.queryMap(
        FIND,
        SqlStockMovements::id,
        SqlStockMovements::movement,
        Parameter.uuids(ids, MovementId::value));
  }

  private static MovementId id(ResultSet row) throws SQLException {
    return new MovementId(Columns.uuid(row, "id"));
  }

  private static StockMovement movement(ResultSet row) throws SQLException {
    return new StockMovement(
        id(row),
        SqlStockItems.key(row),
        MovementType.valueOf(row.getString("type")),
        row.getLong("change"),
        row.getString("reason"),
        null,
        Columns.uuid(row, "reference"),
        null,
        Columns.instant(row, "at"));
  }
}

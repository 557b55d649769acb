package dev.purser.persistence.ordering;

import dev.purser.application.ordering.OrderHistory;
import dev.purser.application.shared.Slice;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Changes in {@code order_changes}. */
final class SqlOrderHistory implements OrderHistory {
  private static final String APPEND =
      """
      INSERT INTO order_changes
        (order_id, version, kind, caller, reason, lines, total, held, captured, refunded, expired,
         at)
      SELECT order_id, version, kind, caller, reason, lines, total, held, captured, refunded,
             expired, at
      FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                  ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
        AS n (order_id, version, kind, caller, reason, lines, total, held, captured, refunded,
              expired, at)
      """;

  private static final String OF =
      """
      SELECT c.order_id, c.version, c.kind, c.caller, c.reason, c.lines, c.total, c.held,
             c.captured, c.refunded, c.expired, c.at, o.asset
      FROM order_changes c
      JOIN orders o ON o.id = c.order_id
      WHERE c.order_id = ? AND c.version > ?
      ORDER BY c.version
      OFFSET ?
      LIMIT ?
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS changes
      FROM order_changes
      WHERE order_id = ?
      """;

  private final Sql sql;

  SqlOrderHistory(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<OrderChange> added) {
    sql.update(
        APPEND,
        Parameter.uuids(added, c -> c.order().value()),
        Parameter.longs(added, OrderChange::version),
        Parameter.texts(added, c -> c.kind().name()),
        Parameter.texts(added, OrderChange::by),
        Parameter.texts(added, OrderChange::reason),
        Parameter.texts(added, c -> PiecesJson.write(c.lines())),
        Parameter.longs(added, c -> c.total().minorUnits()),
        Parameter.longs(added, OrderChange::held),
        Parameter.longs(added, OrderChange::captured),
        Parameter.longs(added, OrderChange::refunded),
        Parameter.longs(added, OrderChange::expired),
        Parameter.instants(added, OrderChange::at));
  }

  @Override
  public List<OrderChange> of(OrderId order, Slice<Long> slice) {
    var after = slice.position();
    return sql.query(
        OF,
        SqlOrderHistory::change,
        Parameter.of(order.value()),
        Parameter.of(after == null ? 0 : after),
        Parameter.of(slice.offset()),
        Parameter.of(slice.rows()));
  }

  @Override
  public long count(OrderId order) {
    return sql.query(COUNT, row -> row.getLong("changes"), Parameter.of(order.value())).getFirst();
  }

  private static OrderChange change(ResultSet row) throws SQLException {
    return new OrderChange(
        OrderRows.id(row, "order_id"),
        row.getLong("version"),
        OrderChange.Kind.valueOf(row.getString("kind")),
        row.getString("caller"),
        row.getString("reason"),
        PiecesJson.read(row.getString("lines")),
        OrderRows.amount(row, "total"),
        row.getLong("held"),
        row.getLong("captured"),
        row.getLong("refunded"),
        row.getLong("expired"),
        Columns.instant(row, "at"));
  }
}

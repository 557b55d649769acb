package dev.purser.persistence.ordering;

import dev.purser.application.ordering.DueOrders;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds due orders by the index on the deadlines of those that are reserved. */
final class SqlDueOrders implements DueOrders {
  private static final String FIRST =
      """
      SELECT id, deadline
      FROM orders
      WHERE status = 'RESERVED' AND deadline <= ?::timestamptz
      ORDER BY deadline, id
      LIMIT ?::integer
      """;

  private static final String NEXT =
      """
      SELECT id, deadline
      FROM orders
      WHERE status = 'RESERVED' AND deadline <= ?::timestamptz
        AND (deadline, id) > (?::timestamptz, ?::uuid)
      ORDER BY deadline, id
      LIMIT ?::integer
      """;

  private final Sql sql;

  SqlDueOrders(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Due> due(Instant now, @Nullable Due after, int limit) {
    Sql.RowReader<Due> reader =
        row -> new Due(OrderRows.id(row, "id"), Columns.instant(row, "deadline"));
    return after == null
        ? sql.query(FIRST, reader, Parameter.of(now), Parameter.of(limit))
        : sql.query(
            NEXT,
            reader,
            Parameter.of(now),
            Parameter.of(after.deadline()),
            Parameter.of(after.order().value()),
            Parameter.of(limit));
  }
}

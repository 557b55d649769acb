package dev.purser.persistence.ordering;

import dev.purser.application.ordering.OrderEdits;
import dev.purser.domain.ordering.Order;
import dev.purser.persistence.shared.Sql;
import java.util.List;

/** Replaces what edited orders are of; nothing of them was shipped, so nothing refers to it. */
final class SqlOrderEdits implements OrderEdits {
  private final OrderRows rows;
  private final OrderParts parts;

  SqlOrderEdits(Sql sql) {
    this.rows = new OrderRows(sql);
    this.parts = new OrderParts(sql);
  }

  @Override
  public void append(List<Order> edited) {
    rows.rewrite(edited);
    parts.deleteContents(edited);
    parts.insertContents(edited);
  }
}

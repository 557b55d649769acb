package dev.purser.persistence.ordering;

import dev.purser.application.ordering.Orders;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders in {@code orders} and the tables of their parts. */
final class SqlOrders implements Orders {
  private final Sql sql;
  private final RowLocks locks;
  private final OrderRows rows;
  private final OrderParts parts;

  SqlOrders(Sql sql, RowLocks locks) {
    this.sql = sql;
    this.locks = locks;
    this.rows = new OrderRows(sql);
    this.parts = new OrderParts(sql);
  }

  @Override
  public Set<OrderId> lock(Set<OrderId> keys, LockWait wait) {
    return locks.lock(
        OrderSql.LOCK, wait, row -> OrderRows.id(row, "id"), Parameter.uuids(keys, OrderId::value));
  }

  @Override
  public Map<OrderId, Order> load(Set<OrderId> keys) {
    return rows.load(keys);
  }

  @Override
  public boolean needsLock(Order value) {
    return true;
  }

  @Override
  public Instant changedAt(Order value) {
    return value.changedAt();
  }

  @Override
  public List<OrderId> list(@Nullable CustomerId customer, Slice<OrderId> slice) {
    var customerId = Parameter.of(customer == null ? null : customer.value());
    var before = slice.position();
    var beforeId = Parameter.of(before == null ? null : before.value());
    return sql.query(
        OrderSql.LIST,
        row -> new OrderId(Columns.uuid(row, "id")),
        customerId,
        customerId,
        beforeId,
        beforeId,
        Parameter.of(slice.offset()),
        Parameter.of(slice.rows()));
  }

  @Override
  public long count(@Nullable CustomerId customer) {
    var customerId = Parameter.of(customer == null ? null : customer.value());
    return sql.query(OrderSql.COUNT, row -> row.getLong("orders"), customerId, customerId)
        .getFirst();
  }

  @Override
  public void insert(Collection<Order> created) {
    rows.insert(created);
    parts.insertContents(created);
    parts.insertPayments(created);
    parts.insertParcels(created);
  }

  @Override
  public void update(Collection<Order> changed) {
    rows.update(changed);
    parts.updateLines(changed);
    parts.updatePayments(changed);
    parts.addParcels(changed);
  }
}

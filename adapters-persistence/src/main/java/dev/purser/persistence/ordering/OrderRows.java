package dev.purser.persistence.ordering;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.AttributesJson;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads orders with all their parts, one statement per table, and writes their own rows. */
final class OrderRows {
  private final Sql sql;

  OrderRows(Sql sql) {
    this.sql = sql;
  }

  Map<OrderId, Order> load(Set<OrderId> ids) {
    var wanted = Parameter.uuids(ids, OrderId::value);
    var allocations =
        sql.queryLists(
            OrderSql.LOAD_ALLOCATIONS,
            row -> lineId(row, "order_line_id"),
            OrderRows::allocation,
            wanted);
    var lines =
        sql.queryLists(
            OrderSql.LOAD_LINES,
            row -> id(row, "order_id"),
            row -> line(row, allocations.getOrDefault(lineId(row, "id"), List.of())),
            wanted);
    var payments =
        sql.queryLists(
            OrderSql.LOAD_PAYMENTS, row -> id(row, "order_id"), OrderRows::payment, wanted);
    var fulfilments = fulfilments(wanted);
    return sql.queryMap(
        OrderSql.LOAD_ORDERS,
        row -> id(row, "id"),
        row -> {
          var id = id(row, "id");
          return order(
              row,
              lines.getOrDefault(id, List.of()),
              payments.getOrDefault(id, List.of()),
              fulfilments.getOrDefault(id, List.of()));
        },
        wanted);
  }

  void insert(Collection<Order> orders) {
    sql.update(
        OrderSql.INSERT_ORDERS,
        Parameter.uuids(orders, o -> o.id().value()),
        Parameter.longs(orders, Order::number),
        Parameter.uuids(orders, o -> o.customer().value()),
        Parameter.texts(orders, o -> o.status().name()),
        Parameter.texts(orders, o -> o.total().asset().value()),
        Parameter.longs(orders, o -> o.total().minorUnits()),
        Parameter.texts(orders, Order::cancellationReason),
        Parameter.texts(orders, o -> AttributesJson.writeTexts(o.shipTo().entries())),
        Parameter.texts(orders, o -> AttributesJson.write(o.metadata())),
        Parameter.instants(orders, Order::placedAt),
        Parameter.instants(orders, Order::changedAt),
        Parameter.longs(orders, Order::version));
  }

  void update(Collection<Order> orders) {
    sql.update(
        OrderSql.UPDATE_ORDERS,
        Parameter.uuids(orders, o -> o.id().value()),
        Parameter.texts(orders, o -> o.status().name()),
        Parameter.texts(orders, Order::cancellationReason),
        Parameter.instants(orders, Order::changedAt),
        Parameter.longs(orders, Order::version));
  }

  static OrderId id(ResultSet row, String column) throws SQLException {
    return new OrderId(Columns.uuid(row, column));
  }

  private Map<OrderId, List<Fulfilment>> fulfilments(Parameter wanted) {
    var byOrder = new HashMap<OrderId, Map<FulfilmentId, Fulfilment>>();
    for (var row : sql.query(OrderSql.LOAD_FULFILMENTS, OrderRows::fulfilmentRow, wanted)) {
      byOrder
          .computeIfAbsent(row.order(), id -> new LinkedHashMap<>())
          .merge(row.fulfilment().id(), row.fulfilment(), OrderRows::together);
    }
    var found = new HashMap<OrderId, List<Fulfilment>>();
    byOrder.forEach((order, ofOrder) -> found.put(order, List.copyOf(ofOrder.values())));
    return found;
  }

  private record FulfilmentRow(OrderId order, Fulfilment fulfilment) {}

  private static FulfilmentRow fulfilmentRow(ResultSet row) throws SQLException {
    var line = new Fulfilment.ShippedLine(lineId(row, "order_line_id"), row.getLong("quantity"));
    return new FulfilmentRow(
        id(row, "order_id"),
        new Fulfilment(
            new FulfilmentId(Columns.uuid(row, "id")),
            List.of(line),
            row.getString("tracking"),
            Columns.instant(row, "at")));
  }

  private static Fulfilment together(Fulfilment one, Fulfilment other) {
    var lines = new ArrayList<>(one.lines());
    lines.addAll(other.lines());
    return new Fulfilment(one.id(), lines, one.tracking(), one.at());
  }

  private static OrderLineId lineId(ResultSet row, String column) throws SQLException {
    return new OrderLineId(Columns.uuid(row, column));
  }

  private static Allocation allocation(ResultSet row) throws SQLException {
    return new Allocation(new LocationCode(row.getString("location")), row.getLong("quantity"));
  }

  private static Amount amount(ResultSet row, String column) throws SQLException {
    return new Amount(new AssetCode(row.getString("asset")), row.getLong(column));
  }

  private static OrderLine line(ResultSet row, List<Allocation> allocations) throws SQLException {
    return new OrderLine(
        lineId(row, "id"),
        new Sku(row.getString("sku")),
        row.getString("name"),
        row.getLong("quantity"),
        amount(row, "unit_price"),
        amount(row, "total"),
        row.getLong("fulfilled"),
        row.getLong("cancelled"),
        allocations);
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        new AccountId(Columns.uuid(row, "account_id")),
        new HoldId(Columns.uuid(row, "hold_id")),
        amount(row, "held"),
        amount(row, "captured"));
  }

  private static Order order(
      ResultSet row, List<OrderLine> lines, List<Payment> payments, List<Fulfilment> fulfilments)
      throws SQLException {
    return new Order(
        id(row, "id"),
        row.getLong("number"),
        new CustomerId(Columns.uuid(row, "customer_id")),
        OrderStatus.valueOf(row.getString("status")),
        lines,
        amount(row, "total"),
        payments,
        fulfilments,
        row.getString("cancellation_reason"),
        new ShipTo(AttributesJson.readTexts(row.getString("ship_to"))),
        AttributesJson.read(row.getString("metadata")),
        Columns.instant(row, "placed_at"),
        Columns.instant(row, "changed_at"),
        row.getLong("version"));
  }
}

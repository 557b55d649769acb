package dev.purser.persistence.ordering;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.FulfilmentId;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.ordering.ReturnId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.AttributesJson;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads orders with all their parts, one statement per table that has some, and writes their own
 * rows.
 */
final class OrderRows {
  private final Sql sql;

  OrderRows(Sql sql) {
    this.sql = sql;
  }

  Map<OrderId, Order> load(Set<OrderId> ids) {
    var rows =
        sql.query(OrderSql.LOAD_ORDERS, OrderRows::row, Parameter.uuids(ids, OrderId::value));
    var lines = lines(ids);
    var parts =
        new Parts(
            lines,
            lists(OrderSql.LOAD_ADJUSTMENTS, OrderRows::adjustment, adjusted(rows)),
            lists(OrderSql.LOAD_PAYMENTS, OrderRows::payment, ids),
            parcels(
                OrderSql.LOAD_FULFILMENTS,
                OrderRows::fulfilment,
                with(lines, line -> line.fulfilled() > 0)),
            parcels(
                OrderSql.LOAD_RETURNS, OrderRows::taken, with(lines, line -> line.returned() > 0)));
    return rows.stream()
        .map(row -> order(row, parts))
        .collect(Collectors.toMap(Order::id, Function.identity()));
  }

  void insert(Collection<Order> orders) {
    sql.update(
        OrderSql.INSERT_ORDERS,
        Parameter.uuids(orders, o -> o.id().value()),
        Parameter.longs(orders, Order::number),
        Parameter.uuids(orders, o -> o.customer().value()),
        Parameter.texts(orders, o -> o.status().name()),
        Parameter.texts(orders, o -> o.capture().name()),
        Parameter.texts(orders, o -> o.total().asset().value()),
        Parameter.longs(orders, o -> o.total().minorUnits()),
        Parameter.longs(orders, o -> o.adjustments().size()),
        Parameter.texts(orders, o -> AttributesJson.writeTexts(o.shipTo().entries())),
        Parameter.texts(orders, o -> AttributesJson.write(o.metadata())),
        Parameter.instants(orders, Order::placedAt),
        Parameter.instants(orders, Order::deadline),
        Parameter.instants(orders, Order::changedAt),
        Parameter.longs(orders, Order::version));
  }

  void update(Collection<Order> orders) {
    sql.update(
        OrderSql.UPDATE_ORDERS,
        Parameter.uuids(orders, o -> o.id().value()),
        Parameter.texts(orders, o -> o.status().name()),
        Parameter.instants(orders, Order::deadline),
        Parameter.instants(orders, Order::changedAt),
        Parameter.longs(orders, Order::version));
  }

  /** Writes what an edit may change of them. */
  void rewrite(Collection<Order> orders) {
    sql.update(
        OrderSql.REWRITE_ORDERS,
        Parameter.uuids(orders, o -> o.id().value()),
        Parameter.longs(orders, o -> o.total().minorUnits()),
        Parameter.longs(orders, o -> o.adjustments().size()),
        Parameter.texts(orders, o -> AttributesJson.writeTexts(o.shipTo().entries())),
        Parameter.texts(orders, o -> AttributesJson.write(o.metadata())));
  }

  static OrderId id(ResultSet row, String column) throws SQLException {
    return new OrderId(Columns.uuid(row, column));
  }

  static Amount amount(ResultSet row, String column) throws SQLException {
    return new Amount(new AssetCode(row.getString("asset")), row.getLong(column));
  }

  /** An order as its row has it, and how many adjustments it has beside that. */
  private record Row(
      OrderId id,
      long number,
      CustomerId customer,
      OrderStatus status,
      CaptureMode capture,
      Amount total,
      int adjustments,
      ShipTo shipTo,
      Attributes metadata,
      Instant placedAt,
      @Nullable Instant deadline,
      Instant changedAt,
      long version) {}

  /** The parts of orders, by the orders that have some. */
  private record Parts(
      Map<OrderId, List<OrderLine>> lines,
      Map<OrderId, List<Adjustment>> adjustments,
      Map<OrderId, List<Payment>> payments,
      Map<OrderId, List<Fulfilment>> fulfilments,
      Map<OrderId, List<OrderReturn>> returns) {}

  /** Some pieces of a parcel, with the parcel as if they were all that is in it. */
  private record Piece<P>(UUID parcel, LinePieces pieces, Whole<P> whole) {}

  /** A parcel without what is in it. */
  @FunctionalInterface
  private interface Whole<P> {
    P of(List<LinePieces> pieces);
  }

  private Map<OrderId, List<OrderLine>> lines(Collection<OrderId> orders) {
    var wanted = Parameter.uuids(orders, OrderId::value);
    var allocations =
        sql.queryLists(
            OrderSql.LOAD_ALLOCATIONS,
            row -> lineId(row, "order_line_id"),
            OrderRows::allocation,
            wanted);
    return sql.queryLists(
        OrderSql.LOAD_LINES,
        row -> id(row, "order_id"),
        row -> line(row, allocations.getOrDefault(lineId(row, "id"), List.of())),
        wanted);
  }

  private <P> Map<OrderId, List<P>> lists(
      String query, Sql.RowReader<P> reader, Collection<OrderId> orders) {
    return orders.isEmpty()
        ? Map.of()
        : sql.queryLists(
            query, row -> id(row, "order_id"), reader, Parameter.uuids(orders, OrderId::value));
  }

  private <P> Map<OrderId, List<P>> parcels(
      String query, Sql.RowReader<Piece<P>> reader, Collection<OrderId> orders) {
    var found = new HashMap<OrderId, List<P>>();
    lists(query, reader, orders).forEach((order, pieces) -> found.put(order, together(pieces)));
    return found;
  }

  private static <P> List<P> together(List<Piece<P>> pieces) {
    return pieces.stream()
        .collect(Collectors.groupingBy(Piece::parcel, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ofOne -> ofOne.getFirst().whole().of(ofOne.stream().map(Piece::pieces).toList()))
        .toList();
  }

  private static List<OrderId> adjusted(List<Row> rows) {
    return rows.stream().filter(row -> row.adjustments() > 0).map(Row::id).toList();
  }

  private static List<OrderId> with(
      Map<OrderId, List<OrderLine>> lines, Predicate<OrderLine> wanted) {
    return lines.entrySet().stream()
        .filter(ofOrder -> ofOrder.getValue().stream().anyMatch(wanted))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static OrderLineId lineId(ResultSet row, String column) throws SQLException {
    return new OrderLineId(Columns.uuid(row, column));
  }

  private static Allocation allocation(ResultSet row) throws SQLException {
    return new Allocation(new LocationCode(row.getString("location")), row.getLong("quantity"));
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
        row.getLong("returned"),
        allocations);
  }

  private static Adjustment adjustment(ResultSet row) throws SQLException {
    return new Adjustment(
        Adjustment.Kind.valueOf(row.getString("kind")),
        row.getString("code"),
        row.getString("name"),
        amount(row, "amount"));
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        new AccountId(Columns.uuid(row, "account_id")),
        new HoldId(Columns.uuid(row, "hold_id")),
        amount(row, "held"),
        amount(row, "captured"),
        amount(row, "refunded"),
        amount(row, "expired"));
  }

  private static Piece<Fulfilment> fulfilment(ResultSet row) throws SQLException {
    var id = Columns.uuid(row, "id");
    var tracking = row.getString("tracking");
    var at = Columns.instant(row, "at");
    return new Piece<>(
        id, pieces(row), lines -> new Fulfilment(new FulfilmentId(id), lines, tracking, at));
  }

  private static Piece<OrderReturn> taken(ResultSet row) throws SQLException {
    var id = Columns.uuid(row, "id");
    var restock = row.getBoolean("restock");
    var reason = row.getString("reason");
    var refunded = amount(row, "refunded");
    var expired = amount(row, "expired");
    var at = Columns.instant(row, "at");
    return new Piece<>(
        id,
        pieces(row),
        lines -> new OrderReturn(new ReturnId(id), lines, restock, reason, refunded, expired, at));
  }

  private static LinePieces pieces(ResultSet row) throws SQLException {
    return new LinePieces(
        lineId(row, "order_line_id"),
        new LocationCode(row.getString("location")),
        row.getLong("quantity"));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        id(row, "id"),
        row.getLong("number"),
        new CustomerId(Columns.uuid(row, "customer_id")),
        OrderStatus.valueOf(row.getString("status")),
        CaptureMode.valueOf(row.getString("capture")),
        amount(row, "total"),
        row.getInt("adjustments"),
        new ShipTo(AttributesJson.readTexts(row.getString("ship_to"))),
        AttributesJson.read(row.getString("metadata")),
        Columns.instant(row, "placed_at"),
        Columns.instantOrNull(row, "deadline"),
        Columns.instant(row, "changed_at"),
        row.getLong("version"));
  }

  private static Order order(Row row, Parts parts) {
    return new Order(
        row.id(),
        row.number(),
        row.customer(),
        row.status(),
        row.capture(),
        parts.lines().getOrDefault(row.id(), List.of()),
        parts.adjustments().getOrDefault(row.id(), List.of()),
        row.total(),
        parts.payments().getOrDefault(row.id(), List.of()),
        parts.fulfilments().getOrDefault(row.id(), List.of()),
        parts.returns().getOrDefault(row.id(), List.of()),
        row.shipTo(),
        row.metadata(),
        row.placedAt(),
        row.deadline(),
        row.changedAt(),
        row.version());
  }
}

package dev.purser.persistence.ordering;

import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.ordering.Payment;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes what belongs to orders: what they are of, how they are paid, what left and came back. */
final class OrderParts {
  private final Sql sql;

  OrderParts(Sql sql) {
    this.sql = sql;
  }

  /** A part of an order, or of a part of one, and its place there. */
  private record Part<O, P>(O whole, int position, P part) {}

  /** The lines with their allocations, and the adjustments. */
  void insertContents(Collection<Order> orders) {
    var lines = parts(orders, Order::lines);
    sql.update(
        OrderSql.INSERT_LINES,
        Parameter.uuids(lines, l -> l.part().id().value()),
        Parameter.uuids(lines, l -> l.whole().id().value()),
        Parameter.longs(lines, Part::position),
        Parameter.texts(lines, l -> l.part().sku().value()),
        Parameter.texts(lines, l -> l.part().name()),
        Parameter.longs(lines, l -> l.part().quantity()),
        Parameter.longs(lines, l -> l.part().unitPrice().minorUnits()),
        Parameter.longs(lines, l -> l.part().total().minorUnits()),
        Parameter.longs(lines, l -> l.part().fulfilled()),
        Parameter.longs(lines, l -> l.part().cancelled()),
        Parameter.longs(lines, l -> l.part().returned()));
    insertAllocations(parts(lines, line -> line.part().allocations()));
    insertAdjustments(parts(orders, Order::adjustments));
  }

  void deleteContents(Collection<Order> orders) {
    var ids = Parameter.uuids(orders, o -> o.id().value());
    sql.update(OrderSql.DELETE_ALLOCATIONS, ids);
    sql.update(OrderSql.DELETE_LINES, ids);
    sql.update(OrderSql.DELETE_ADJUSTMENTS, ids);
  }

  void insertPayments(Collection<Order> orders) {
    var payments = parts(orders, Order::payments);
    sql.update(
        OrderSql.INSERT_PAYMENTS,
        Parameter.uuids(payments, p -> p.whole().id().value()),
        Parameter.longs(payments, Part::position),
        Parameter.uuids(payments, p -> p.part().account().value()),
        Parameter.uuids(payments, p -> p.part().hold().value()),
        Parameter.longs(payments, p -> p.part().held().minorUnits()),
        Parameter.longs(payments, p -> p.part().captured().minorUnits()),
        Parameter.longs(payments, p -> p.part().refunded().minorUnits()),
        Parameter.longs(payments, p -> p.part().expired().minorUnits()));
  }

  /** The fulfilments and returns of new orders. */
  void insertParcels(Collection<Order> orders) {
    insertParcels(parts(orders, Order::fulfilments), parts(orders, Order::returns));
  }

  /** The fulfilments and returns that orders have had since they were loaded. */
  void addParcels(Collection<Order> orders) {
    insertParcels(
        sinceLoaded(parts(orders, Order::fulfilments), Fulfilment::at),
        sinceLoaded(parts(orders, Order::returns), OrderReturn::at));
  }

  private void insertParcels(
      List<Part<Order, Fulfilment>> fulfilments, List<Part<Order, OrderReturn>> returns) {
    if (!fulfilments.isEmpty()) {
      insertFulfilments(fulfilments);
    }
    if (!returns.isEmpty()) {
      insertReturns(returns);
    }
  }

  /** What is dated before an order's last change has been there before it. */
  private static <P> List<Part<Order, P>> sinceLoaded(
      List<Part<Order, P>> parcels, Function<P, Instant> at) {
    return parcels.stream()
        .filter(parcel -> !at.apply(parcel.part()).isBefore(parcel.whole().changedAt()))
        .toList();
  }

  /** Only of lines of which something has ever become; the others are as they were. */
  void updateLines(Collection<Order> orders) {
    var lines =
        parts(orders, Order::lines).stream()
            .map(Part::part)
            .filter(line -> line.fulfilled() + line.cancelled() > 0)
            .toList();
    if (lines.isEmpty()) {
      return;
    }
    sql.update(
        OrderSql.UPDATE_LINES,
        Parameter.uuids(lines, l -> l.id().value()),
        Parameter.longs(lines, OrderLine::fulfilled),
        Parameter.longs(lines, OrderLine::cancelled),
        Parameter.longs(lines, OrderLine::returned));
    var open = parts(lines, OrderLine::allocations);
    sql.update(
        OrderSql.UPDATE_ALLOCATIONS,
        Parameter.uuids(lines, l -> l.id().value()),
        Parameter.uuids(open, a -> a.whole().id().value()),
        Parameter.texts(open, a -> a.part().location().value()),
        Parameter.longs(open, a -> a.part().quantity()));
  }

  void updatePayments(Collection<Order> orders) {
    List<Part<Order, Payment>> payments = parts(orders, Order::payments);
    sql.update(
        OrderSql.UPDATE_PAYMENTS,
        Parameter.uuids(payments, p -> p.whole().id().value()),
        Parameter.longs(payments, Part::position),
        Parameter.longs(payments, p -> p.part().held().minorUnits()),
        Parameter.longs(payments, p -> p.part().captured().minorUnits()),
        Parameter.longs(payments, p -> p.part().refunded().minorUnits()),
        Parameter.longs(payments, p -> p.part().expired().minorUnits()));
  }

  private void insertAllocations(List<Part<Part<Order, OrderLine>, Allocation>> allocations) {
    if (allocations.isEmpty()) {
      return;
    }
    sql.update(
        OrderSql.INSERT_ALLOCATIONS,
        Parameter.uuids(allocations, a -> a.whole().part().id().value()),
        Parameter.texts(allocations, a -> a.part().location().value()),
        Parameter.uuids(allocations, a -> a.whole().whole().id().value()),
        Parameter.texts(allocations, a -> a.whole().part().sku().value()),
        Parameter.longs(allocations, Part::position),
        Parameter.longs(allocations, a -> a.part().quantity()));
  }

  private void insertAdjustments(List<Part<Order, Adjustment>> adjustments) {
    if (adjustments.isEmpty()) {
      return;
    }
    sql.update(
        OrderSql.INSERT_ADJUSTMENTS,
        Parameter.uuids(adjustments, a -> a.whole().id().value()),
        Parameter.longs(adjustments, Part::position),
        Parameter.texts(adjustments, a -> a.part().kind().name()),
        Parameter.texts(adjustments, a -> a.part().code()),
        Parameter.texts(adjustments, a -> a.part().name()),
        Parameter.longs(adjustments, a -> a.part().amount().minorUnits()));
  }

  private void insertFulfilments(List<Part<Order, Fulfilment>> fulfilments) {
    sql.update(
        OrderSql.INSERT_FULFILMENTS,
        Parameter.uuids(fulfilments, f -> f.part().id().value()),
        Parameter.uuids(fulfilments, f -> f.whole().id().value()),
        Parameter.longs(fulfilments, Part::position),
        Parameter.texts(fulfilments, f -> f.part().tracking()),
        Parameter.instants(fulfilments, f -> f.part().at()));
    insertPieces(
        OrderSql.INSERT_FULFILMENT_LINES,
        parts(fulfilments.stream().map(Part::part).toList(), Fulfilment::lines),
        fulfilment -> fulfilment.id().value());
  }

  private void insertReturns(List<Part<Order, OrderReturn>> returns) {
    sql.update(
        OrderSql.INSERT_RETURNS,
        Parameter.uuids(returns, r -> r.part().id().value()),
        Parameter.uuids(returns, r -> r.whole().id().value()),
        Parameter.longs(returns, Part::position),
        Parameter.booleans(returns, r -> r.part().restock()),
        Parameter.texts(returns, r -> r.part().reason()),
        Parameter.longs(returns, r -> r.part().refunded().minorUnits()),
        Parameter.longs(returns, r -> r.part().expired().minorUnits()),
        Parameter.instants(returns, r -> r.part().at()));
    insertPieces(
        OrderSql.INSERT_RETURN_LINES,
        parts(returns.stream().map(Part::part).toList(), OrderReturn::lines),
        taken -> taken.id().value());
  }

  private <P> void insertPieces(
      String statement, List<Part<P, LinePieces>> pieces, Function<P, UUID> parcel) {
    sql.update(
        statement,
        Parameter.uuids(pieces, l -> parcel.apply(l.whole())),
        Parameter.longs(pieces, Part::position),
        Parameter.uuids(pieces, l -> l.part().line().value()),
        Parameter.texts(pieces, l -> l.part().location().value()),
        Parameter.longs(pieces, l -> l.part().quantity()));
  }

  private static <O, P> List<Part<O, P>> parts(Collection<O> wholes, Function<O, List<P>> partsOf) {
    return wholes.stream()
        .flatMap(whole -> {
          var parts = partsOf.apply(whole);
          return IntStream.range(0, parts.size()).mapToObj(i -> new Part<>(whole, i, parts.get(i)));
        })
        .toList();
  }
}

package dev.purser.persistence.ordering;

import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.Payment;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes what belongs to orders: lines, allocations, payments, fulfilments. */
final class OrderParts {
  private final Sql sql;

  OrderParts(Sql sql) {
    this.sql = sql;
  }

  /** A part of an order, or of a part of one, and its place there. */
  private record Part<O, P>(O whole, int position, P part) {}

  void insertLines(Collection<Order> orders) {
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
        Parameter.longs(lines, l -> l.part().cancelled()));
    var allocations = parts(lines.stream().map(Part::part).toList(), OrderLine::allocations);
    insertAllocations(allocations);
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
        Parameter.longs(payments, p -> p.part().captured().minorUnits()));
  }

  void insertFulfilments(Collection<Order> orders) {
    var fulfilments = parts(orders, Order::fulfilments);
    if (fulfilments.isEmpty()) {
      return;
    }
    sql.update(
        OrderSql.INSERT_FULFILMENTS,
        Parameter.uuids(fulfilments, f -> f.part().id().value()),
        Parameter.uuids(fulfilments, f -> f.whole().id().value()),
        Parameter.texts(fulfilments, f -> f.part().tracking()),
        Parameter.instants(fulfilments, f -> f.part().at()));
    var lines = parts(fulfilments.stream().map(Part::part).toList(), Fulfilment::lines);
    sql.update(
        OrderSql.INSERT_FULFILMENT_LINES,
        Parameter.uuids(lines, l -> l.whole().id().value()),
        Parameter.uuids(lines, l -> l.part().line().value()),
        Parameter.longs(lines, l -> l.part().quantity()));
  }

  void updateLines(Collection<Order> orders) {
    var lines = parts(orders, Order::lines);
    sql.update(
        OrderSql.UPDATE_LINES,
        Parameter.uuids(lines, l -> l.part().id().value()),
        Parameter.longs(lines, l -> l.part().fulfilled()),
        Parameter.longs(lines, l -> l.part().cancelled()));
  }

  void updatePayments(Collection<Order> orders) {
    List<Part<Order, Payment>> payments = parts(orders, Order::payments);
    sql.update(
        OrderSql.UPDATE_PAYMENTS,
        Parameter.uuids(payments, p -> p.whole().id().value()),
        Parameter.longs(payments, Part::position),
        Parameter.longs(payments, p -> p.part().held().minorUnits()),
        Parameter.longs(payments, p -> p.part().captured().minorUnits()));
  }

  private void insertAllocations(List<Part<OrderLine, Allocation>> allocations) {
    sql.update(
        OrderSql.INSERT_ALLOCATIONS,
        Parameter.uuids(allocations, a -> a.whole().id().value()),
        Parameter.texts(allocations, a -> a.part().location().value()),
        Parameter.longs(allocations, a -> a.part().quantity()));
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

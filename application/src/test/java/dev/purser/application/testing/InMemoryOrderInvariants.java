package dev.purser.application.testing;

import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.LinePieces;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.Amount;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What must be true of every order in the fakes, by the names that the database has for it. */
record InMemoryOrderInvariants(InMemoryInvariants.Books books) {

  Map<String, Predicate<Order>> byName() {
    var all = new LinkedHashMap<String, Predicate<Order>>();
    all.put("lines-are-allocated", order -> order.lines().stream().allMatch(this::isAllocated));
    all.put("order-total-is-sum-of-parts", InMemoryOrderInvariants::totalIsSumOfParts);
    all.put("orders-paid-as-owed", InMemoryOrderInvariants::isPaidAsOwed);
    all.put(
        "payments-agree-with-holds",
        order -> order.payments().stream().allMatch(payment -> agreesWithHold(order, payment)));
    all.put("payments-agree-with-transfers", this::agreesWithTransfers);
    all.put("order-changes-sum-to-payments", this::changesSumToPayments);
    all.put("order-status-agrees-with-lines", InMemoryOrderInvariants::statusAgreesWithLines);
    all.put("lines-agree-with-parcels", InMemoryOrderInvariants::linesAgreeWithParcels);
    all.put("parcels-agree-with-movements", this::parcelsAgreeWithMovements);
    return all;
  }

  private boolean isAllocated(OrderLine line) {
    return line.open() == line.allocations().stream().mapToLong(Allocation::quantity).sum();
  }

  private static boolean totalIsSumOfParts(Order order) {
    var total = order.total().minorUnits();
    var prices = sum(order, line -> line.unitPrice().minorUnits() * line.quantity());
    var adjusted = order.adjustments().stream().mapToLong(a -> a.amount().minorUnits()).sum();
    return total == sum(order, line -> line.total().minorUnits()) && total == prices + adjusted;
  }

  private static boolean isPaidAsOwed(Order order) {
    return paid(order, Payment::held) == order.owedHeld().minorUnits()
        && paid(order, Payment::captured) - paid(order, Payment::refunded)
            == order.owedSpent().minorUnits();
  }

  private boolean agreesWithHold(Order order, Payment payment) {
    return books.holds().load(Set.of(payment.hold())).values().stream()
        .allMatch(hold ->
            payment.equals(Payment.of(hold)) && order.id().value().equals(hold.managedBy()));
  }

  private boolean agreesWithTransfers(Order order) {
    return paid(order, Payment::captured) == moved(order, TransferKind.CAPTURE)
        && paid(order, Payment::refunded) == moved(order, TransferKind.REFUND);
  }

  /** Without what went on to breakage in the same transfer. */
  private long moved(Order order, TransferKind kind) {
    return books.transfers().all().stream()
        .filter(transfer -> order.id().value().equals(transfer.managedBy()))
        .filter(transfer -> transfer.kind() == kind)
        .map(Transfer::legs)
        .flatMap(List::stream)
        .filter(leg -> !leg.isExpiry())
        .mapToLong(leg -> leg.amount().minorUnits())
        .sum();
  }

  private boolean changesSumToPayments(Order order) {
    return paid(order, Payment::held) == changed(order, OrderChange::held)
        && paid(order, Payment::captured) == changed(order, OrderChange::captured)
        && paid(order, Payment::refunded) == changed(order, OrderChange::refunded)
        && paid(order, Payment::expired) == changed(order, OrderChange::expired);
  }

  private long changed(Order order, ToLongFunction<OrderChange> figure) {
    return books.history().all().stream()
        .filter(change -> change.order().equals(order.id()))
        .mapToLong(figure)
        .sum();
  }

  private static boolean statusAgreesWithLines(Order order) {
    var isOpen = sum(order, OrderLine::open) > 0;
    var isShipped = sum(order, OrderLine::fulfilled) > 0;
    var isReserved =
        order.status() == OrderStatus.RESERVED || order.status() == OrderStatus.EXPIRED;
    var agrees =
        switch (order.status()) {
          case RESERVED, PLACED -> isOpen && !isShipped;
          case PARTIALLY_FULFILLED -> isOpen && isShipped;
          case FULFILLED -> !isOpen && isShipped;
          case CANCELLED, EXPIRED -> !isOpen && !isShipped;
        };
    return agrees && isReserved == (order.deadline() != null);
  }

  private static boolean linesAgreeWithParcels(Order order) {
    return order.lines().stream()
        .allMatch(line ->
            line.fulfilled() == pieces(left(order), line)
                && line.returned() == pieces(back(order), line));
  }

  private static long pieces(Stream<LinePieces> all, OrderLine line) {
    return all.filter(some -> some.line().equals(line.id())).mapToLong(LinePieces::quantity).sum();
  }

  /** What the parcels tell of the stock, less what its movements tell, is nothing anywhere. */
  private boolean parcelsAgreeWithMovements(Order order) {
    return Stream.of(
            difference(order, left(order), MovementType.SHIP, -1),
            difference(order, back(order), MovementType.RETURN, 1),
            difference(order, lost(order), MovementType.WRITE_OFF, -1))
        .allMatch(left -> left.values().stream().allMatch(pieces -> pieces == 0));
  }

  private Map<StockKey, Long> difference(
      Order order, Stream<LinePieces> parcels, MovementType type, int sign) {
    var left = new HashMap<StockKey, Long>();
    parcels.forEach(some -> left.merge(stockOf(order, some), some.quantity(), Long::sum));
    books.movements().all().stream()
        .filter(movement -> order.id().value().equals(movement.order()))
        .filter(movement -> movement.type() == type)
        .forEach((StockMovement movement) ->
            left.merge(movement.stock(), -sign * movement.change(), Long::sum));
    return left;
  }

  private static StockKey stockOf(Order order, LinePieces some) {
    return order.line(some.line()).orElseThrow().stockAt(some.location());
  }

  private static Stream<LinePieces> left(Order order) {
    return order.fulfilments().stream().flatMap(parcel -> parcel.lines().stream());
  }

  private static Stream<LinePieces> back(Order order) {
    return order.returns().stream().flatMap(parcel -> parcel.lines().stream());
  }

  private static Stream<LinePieces> lost(Order order) {
    return order.returns().stream()
        .filter(parcel -> !parcel.restock())
        .flatMap(parcel -> parcel.lines().stream());
  }

  private static long sum(Order order, ToLongFunction<OrderLine> figure) {
    return order.lines().stream().mapToLong(figure).sum();
  }

  private static long paid(Order order, Function<Payment, Amount> part) {
    return order.payments().stream().map(part).mapToLong(Amount::minorUnits).sum();
  }
}

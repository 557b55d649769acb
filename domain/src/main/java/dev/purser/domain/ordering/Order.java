package dev.purser.domain.ordering;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought, what of it is where, and how it is paid.
 *
 * @param number for people; rises with time, with gaps
 * @param total the sum of the lines' totals
 * @param changedAt when it last changed; no change is dated before it
 * @param version counts its changes from 1
 */
public record Order(
    OrderId id,
    long number,
    CustomerId customer,
    OrderStatus status,
    List<OrderLine> lines,
    Amount total,
    List<Payment> payments,
    List<Fulfilment> fulfilments,
    @Nullable String cancellationReason,
    ShipTo shipTo,
    Attributes metadata,
    Instant placedAt,
    Instant changedAt,
    long version) {
  public static final int MAX_LINES = 100;
  public static final int MAX_REASON = 500;

  public Order {
    lines = List.copyOf(lines);
    payments = List.copyOf(payments);
    fulfilments = List.copyOf(fulfilments);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("an order has 1 to " + MAX_LINES + " lines");
    }
  }

  /** A new order, its stock allocated and its credits held. */
  public static Order place(
      OrderId id,
      long number,
      CustomerId customer,
      List<OrderLine> lines,
      Amount total,
      List<Payment> payments,
      ShipTo shipTo,
      Attributes metadata,
      Instant now) {
    return new Order(
        id,
        number,
        customer,
        OrderStatus.PLACED,
        lines,
        total,
        payments,
        List.of(),
        null,
        shipTo,
        metadata,
        now,
        now,
        1);
  }

  /**
   * The order with everything shipped and captured.
   *
   * @throws RefusedException {@link OrderingRefusal.IllegalTransition} unless it is placed
   */
  public Order fulfil(FulfilmentId fulfilment, @Nullable String tracking, Instant now) {
    requireCanBecome(OrderStatus.FULFILLED);
    var shipped =
        lines.stream().map(l -> new Fulfilment.ShippedLine(l.id(), l.quantity())).toList();
    return changed(
        OrderStatus.FULFILLED,
        lines.stream().map(OrderLine::fulfilWhole).toList(),
        payments.stream().map(Payment::captureRest).toList(),
        List.of(new Fulfilment(fulfilment, shipped, tracking, now)),
        null,
        now);
  }

  /**
   * The order with everything given back.
   *
   * @throws RefusedException {@link OrderingRefusal.IllegalTransition} unless it is placed
   */
  public Order cancel(@Nullable String reason, Instant now) {
    requireCanBecome(OrderStatus.CANCELLED);
    return changed(
        OrderStatus.CANCELLED,
        lines.stream().map(OrderLine::cancelWhole).toList(),
        payments.stream().map(Payment::voidRest).toList(),
        fulfilments,
        reason,
        now);
  }

  private void requireCanBecome(OrderStatus next) {
    if (!status.canBecome(next)) {
      throw new RefusedException(new OrderingRefusal.IllegalTransition(status, next));
    }
  }

  private Order changed(
      OrderStatus next,
      List<OrderLine> linesAfter,
      List<Payment> paymentsAfter,
      List<Fulfilment> fulfilmentsAfter,
      @Nullable String reason,
      Instant now) {
    return new Order(
        id,
        number,
        customer,
        next,
        linesAfter,
        total,
        paymentsAfter,
        fulfilmentsAfter,
        reason,
        shipTo,
        metadata,
        placedAt,
        now,
        version + 1);
  }
}

package dev.purser.domain.ordering;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of orders, for tests that need some in every state: without their stock and without
 * a ledger, but paid as they owe.
 */
public final class OrderLife {
  private OrderLife() {}

  public static Order confirmed(Order order, Instant now) {
    return paid(order.confirm(now));
  }

  public static Order expired(Order order, Instant now) {
    return paid(order.expire(now));
  }

  /** All that is open leaves from where it is allocated. */
  public static Order fulfilled(Order order, @Nullable String tracking, Instant now) {
    return fulfilled(order, open(order), tracking, now);
  }

  public static Order fulfilled(
      Order order, List<LinePieces> shipped, @Nullable String tracking, Instant now) {
    var fulfilment = new Fulfilment(new FulfilmentId(FreshIds.next()), shipped, tracking, now);
    return paid(order.fulfil(fulfilment, now));
  }

  /** All that is open is called off. */
  public static Order cancelled(Order order, Instant now) {
    return cancelled(order, open(order), now);
  }

  public static Order cancelled(Order order, List<LinePieces> released, Instant now) {
    return paid(order.cancel(released, now));
  }

  /** Pieces come back to be sold again, and what they are worth is refunded. */
  public static Order returned(
      Order order, List<LinePieces> back, @Nullable String reason, Instant now) {
    var after = paid(order.takeBack(back, now));
    var refunded = refunded(after).minus(refunded(order));
    var nothing = Amount.zero(order.total().asset());
    var id = new ReturnId(FreshIds.next());
    return after.noting(new OrderReturn(id, back, true, reason, refunded, nothing, now));
  }

  public static Order edited(Order order, Order.Content content, Instant now) {
    return paid(order.edit(content, now));
  }

  /** So many pieces of a line at its first allocation. */
  public static LinePieces pieces(OrderLine line, long quantity) {
    return new LinePieces(line.id(), line.allocations().getFirst().location(), quantity);
  }

  private static List<LinePieces> open(Order order) {
    return order.lines().stream()
        .flatMap(line -> line.firstOpen(line.open(), null).stream())
        .toList();
  }

  private static Amount refunded(Order order) {
    return order.payments().getFirst().refunded();
  }

  /** By its only payment. */
  private static Order paid(Order order) {
    var before = order.payments().getFirst();
    var spent = before.captured().minus(before.refunded());
    var more = order.owedSpent().minus(spent).minorUnits();
    var asset = order.total().asset();
    return order.paidBy(
        List.of(
            new Payment(
                before.account(),
                before.hold(),
                order.owedHeld(),
                before.captured().plus(new Amount(asset, Math.max(0, more))),
                before.refunded().plus(new Amount(asset, Math.max(0, -more))),
                before.expired())));
  }
}

package dev.purser.domain.ordering;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One change of an order, as its history tells it. Never edited.
 *
 * @param version of the order after it
 * @param by the stable id behind the credentials of whoever did it
 * @param reason why, in their words; null without one
 * @param lines the pieces that it was about: all of them where it was placed or edited
 * @param total of the order after it
 * @param held how much more is set aside after it than before, negative for less; in minor units
 * @param captured how much more is spent
 * @param refunded how much more came back
 * @param expired how much more went to breakage when it was given back
 */
public record OrderChange(
    OrderId order,
    long version,
    Kind kind,
    String by,
    @Nullable String reason,
    List<Pieces> lines,
    Amount total,
    long held,
    long captured,
    long refunded,
    long expired,
    Instant at) {

  public OrderChange {
    lines = List.copyOf(lines);
  }

  /** What was done. */
  public enum Kind {
    RESERVED,
    PLACED,
    CONFIRMED,
    EDITED,
    FULFILLED,
    CANCELLED,
    RETURNED,
    EXPIRED
  }

  /** So many pieces of a line; the line itself may be gone since. */
  public record Pieces(OrderLineId line, Sku sku, long quantity) {}

  /** That an order came to be. */
  public static OrderChange placed(Order order, String by) {
    var kind = order.status() == OrderStatus.RESERVED ? Kind.RESERVED : Kind.PLACED;
    return of(null, order, kind, by, null, all(order));
  }

  /** That an order was taken a step further. */
  static OrderChange of(
      @Nullable Order before,
      Order after,
      Kind kind,
      String by,
      @Nullable String reason,
      List<Pieces> lines) {
    return new OrderChange(
        after.id(),
        after.version(),
        kind,
        by,
        reason,
        lines,
        after.total(),
        difference(before, after, Payment::held),
        difference(before, after, Payment::captured),
        difference(before, after, Payment::refunded),
        difference(before, after, Payment::expired),
        after.changedAt());
  }

  /** All pieces of an order. */
  static List<Pieces> all(Order order) {
    return order.lines().stream()
        .map(line -> new Pieces(line.id(), line.sku(), line.quantity()))
        .toList();
  }

  /** These pieces of an order's lines. */
  static List<Pieces> some(Order order, List<LinePieces> pieces) {
    return order.lines().stream()
        .map(line ->
            new Pieces(
                line.id(),
                line.sku(),
                pieces.stream()
                    .filter(some -> some.line().equals(line.id()))
                    .mapToLong(LinePieces::quantity)
                    .sum()))
        .filter(some -> some.quantity() > 0)
        .toList();
  }

  private static long difference(
      @Nullable Order before, Order after, Function<Payment, Amount> figure) {
    return sum(after, figure) - (before == null ? 0 : sum(before, figure));
  }

  private static long sum(Order order, Function<Payment, Amount> figure) {
    return order.payments().stream().mapToLong(p -> figure.apply(p).minorUnits()).sum();
  }
}

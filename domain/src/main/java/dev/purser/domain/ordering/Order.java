package dev.purser.domain.ordering;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought, what of it is where, and how it is paid.
 *
 * <p>A step changes the lines; the status follows from them, and so does what is to be held and
 * what is to be spent ({@link #owedHeld()}, {@link #owedSpent()}), which a {@link Settlement}
 * brings about.
 *
 * @param number for people; rises with time, with gaps
 * @param adjustments what the total has beyond prices times quantities; the lines have their shares
 * @param total the sum of the lines' totals, whatever became of them
 * @param payments in the order in which they pay
 * @param deadline when it expires unless it is confirmed; null once it is, or was from the start
 * @param changedAt when it last changed; no change is dated before it
 * @param version counts its changes from 1
 */
public record Order(
    OrderId id,
    long number,
    CustomerId customer,
    OrderStatus status,
    CaptureMode capture,
    List<OrderLine> lines,
    List<Adjustment> adjustments,
    Amount total,
    List<Payment> payments,
    List<Fulfilment> fulfilments,
    List<OrderReturn> returns,
    ShipTo shipTo,
    Attributes metadata,
    Instant placedAt,
    @Nullable Instant deadline,
    Instant changedAt,
    long version) {
  public static final int MAX_LINES = 100;
  public static final int MAX_REASON = 500;

  /** How many fulfilments and returns there are at the most. */
  public static final int MAX_PARCELS = 500;

  public Order {
    lines = List.copyOf(lines);
    adjustments = List.copyOf(adjustments);
    payments = List.copyOf(payments);
    fulfilments = List.copyOf(fulfilments);
    returns = List.copyOf(returns);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("an order has 1 to " + MAX_LINES + " lines");
    }
  }

  /**
   * A new order, its stock allocated.
   *
   * @param deadline until when it is reserved only; null for an order that is placed at once
   */
  public static Order place(
      OrderId id,
      long number,
      CustomerId customer,
      CaptureMode capture,
      Content content,
      Instant now,
      @Nullable Instant deadline) {
    return new Order(
        id,
        number,
        customer,
        deadline == null ? OrderStatus.PLACED : OrderStatus.RESERVED,
        capture,
        content.lines(),
        content.adjustments(),
        content.total(),
        List.of(),
        List.of(),
        List.of(),
        content.shipTo(),
        content.metadata(),
        now,
        deadline,
        now,
        1);
  }

  /** What is ordered, which an edit replaces as a whole. */
  public record Content(
      List<OrderLine> lines,
      List<Adjustment> adjustments,
      Amount total,
      ShipTo shipTo,
      Attributes metadata) {}

  /** Its status, to which a reservation belongs that has run out and was not swept yet. */
  public OrderStatus statusAt(Instant now) {
    return isDue(now) ? OrderStatus.EXPIRED : status;
  }

  /** Whether it is still reserved though its deadline has passed. */
  public boolean isDue(Instant now) {
    return status == OrderStatus.RESERVED && deadline != null && !now.isBefore(deadline);
  }

  /**
   * The order itself.
   *
   * @throws RefusedException {@link OrderingRefusal.IllegalTransition} when it does not allow the
   *     step; nothing but expiring is allowed from the deadline on
   */
  Order require(OrderStep step, Instant now) {
    var from = step == OrderStep.EXPIRE ? status : statusAt(now);
    if (!from.allows(step)) {
      throw new RefusedException(new OrderingRefusal.IllegalTransition(from, step));
    }
    return this;
  }

  /**
   * The order itself.
   *
   * @throws RefusedException {@link OrderingRefusal.TooManyParcels} when there cannot be one more
   */
  Order requireRoom() {
    var parcels = fulfilments.size() + returns.size();
    if (parcels >= MAX_PARCELS) {
      throw new RefusedException(new OrderingRefusal.TooManyParcels(parcels));
    }
    return this;
  }

  public Optional<OrderLine> line(OrderLineId line) {
    return lines.stream().filter(one -> one.id().equals(line)).findFirst();
  }

  /**
   * The pieces of a line that the customer has, by where they left, the last before the others.
   * What came back was of those that had left last by then.
   */
  List<LinePieces> awayOf(OrderLine line) {
    var away = List.<LinePieces>of();
    var back = new ArrayDeque<>(returns);
    for (var sent : fulfilments) {
      while (!back.isEmpty() && back.getFirst().at().isBefore(sent.at())) {
        away = LinePieces.withoutFirst(away, sum(ofLine(line, back.removeFirst().lines())));
      }
      var more = new ArrayList<>(ofLine(line, sent.lines()).reversed());
      more.addAll(away);
      away = more;
    }
    for (var taken : back) {
      away = LinePieces.withoutFirst(away, sum(ofLine(line, taken.lines())));
    }
    return away;
  }

  /**
   * What its holds are to set aside: the worth of what is open, in a reservation and in an order
   * that is captured on fulfilment; nothing once all is captured on placement.
   */
  public Amount owedHeld() {
    return switch (capture) {
      case ON_FULFILMENT -> sum(OrderLine::openWorth);
      case ON_PLACEMENT ->
          status == OrderStatus.RESERVED ? sum(OrderLine::openWorth) : Amount.zero(total.asset());
    };
  }

  /**
   * What is to be spent and not refunded: the worth of what the customer keeps of what was shipped;
   * in an order that is captured on placement, of what the customer keeps or is to get.
   */
  public Amount owedSpent() {
    return switch (capture) {
      case ON_FULFILMENT -> sum(OrderLine::keptWorth);
      case ON_PLACEMENT ->
          status == OrderStatus.RESERVED ? Amount.zero(total.asset()) : sum(OrderLine::wantedWorth);
    };
  }

  Order confirm(Instant now) {
    return changed(OrderStatus.PLACED, lines, fulfilments, returns, null, now);
  }

  Order expire(Instant now) {
    var ended = lines.stream().map(Order::cancelRest).toList();
    return changed(OrderStatus.EXPIRED, ended, fulfilments, returns, deadline, now);
  }

  Order fulfil(Fulfilment fulfilment, Instant now) {
    var after = each(fulfilment.lines(), OrderLine::fulfil);
    var sent = new ArrayList<>(fulfilments);
    sent.add(fulfilment);
    return changed(following(after), after, sent, returns, null, now);
  }

  Order cancel(List<LinePieces> released, Instant now) {
    var after = each(released, OrderLine::cancel);
    var next = following(after);
    return changed(
        next, after, fulfilments, returns, next == OrderStatus.RESERVED ? deadline : null, now);
  }

  Order takeBack(List<LinePieces> back, Instant now) {
    var after = each(back, OrderLine::takeBack);
    return changed(status, after, fulfilments, returns, null, now);
  }

  /** The order with what it came to that goods were taken back. */
  Order noting(OrderReturn taken) {
    var all = new ArrayList<>(returns);
    all.add(taken);
    return new Order(
        id,
        number,
        customer,
        status,
        capture,
        lines,
        adjustments,
        total,
        payments,
        fulfilments,
        all,
        shipTo,
        metadata,
        placedAt,
        deadline,
        changedAt,
        version);
  }

  /** The order of other things. */
  Order edit(Content content, Instant now) {
    return new Order(
        id,
        number,
        customer,
        status,
        capture,
        content.lines(),
        content.adjustments(),
        content.total(),
        payments,
        fulfilments,
        returns,
        content.shipTo(),
        content.metadata(),
        placedAt,
        deadline,
        now,
        version + 1);
  }

  /** The order as it is paid now. */
  Order paidBy(List<Payment> after) {
    return new Order(
        id,
        number,
        customer,
        status,
        capture,
        lines,
        adjustments,
        total,
        after,
        fulfilments,
        returns,
        shipTo,
        metadata,
        placedAt,
        deadline,
        changedAt,
        version);
  }

  private static List<LinePieces> ofLine(OrderLine line, List<LinePieces> pieces) {
    return pieces.stream().filter(some -> some.line().equals(line.id())).toList();
  }

  private static long sum(List<LinePieces> pieces) {
    return pieces.stream().mapToLong(LinePieces::quantity).sum();
  }

  private Amount sum(ToLongFunction<OrderLine> worth) {
    return new Amount(total.asset(), lines.stream().mapToLong(worth).sum());
  }

  private static OrderLine cancelRest(OrderLine line) {
    return line.lastOpen(line.open()).stream()
        .reduce(line, OrderLine::cancel, (one, other) -> other);
  }

  private List<OrderLine> each(List<LinePieces> pieces, Change change) {
    var after = new ArrayList<>(lines);
    for (var some : pieces) {
      after.replaceAll(line -> line.id().equals(some.line()) ? change.apply(line, some) : line);
    }
    return after;
  }

  /** What happens to some pieces of a line. */
  private interface Change {
    OrderLine apply(OrderLine line, LinePieces pieces);
  }

  /** Where the order stands with these lines. */
  private OrderStatus following(List<OrderLine> after) {
    var isOpen = after.stream().anyMatch(line -> line.open() > 0);
    var isShipped = after.stream().anyMatch(line -> line.fulfilled() > 0);
    if (isOpen) {
      return isShipped ? OrderStatus.PARTIALLY_FULFILLED : status;
    }
    return isShipped ? OrderStatus.FULFILLED : OrderStatus.CANCELLED;
  }

  private Order changed(
      OrderStatus next,
      List<OrderLine> linesAfter,
      List<Fulfilment> fulfilmentsAfter,
      List<OrderReturn> returnsAfter,
      @Nullable Instant deadlineAfter,
      Instant now) {
    return new Order(
        id,
        number,
        customer,
        next,
        capture,
        linesAfter,
        adjustments,
        total,
        payments,
        fulfilmentsAfter,
        returnsAfter,
        shipTo,
        metadata,
        placedAt,
        deadlineAfter,
        now,
        version + 1);
  }
}

package dev.purser.domain.ordering;

import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.Stock;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one order a step further, together with its stock and its credits, and gathers everything
 * that stands in the way. It lives for one step; what was refused leaves no trace.
 */
public final class OrderDesk {
  /** How much somebody names at once; a line may be named once for each location. */
  public static final int MAX_NAMED = 500;

  private final Order order;
  private final Stock stock;
  private final Settlement settlement;
  private final IdSeries movements;
  private final Refusals refusals;
  private final String by;
  private final Instant now;

  /**
   * A desk for one step.
   *
   * @param movements names the movements of stock that it makes
   * @param by who takes the step, for the order's history
   */
  public OrderDesk(
      Order order,
      Stock stock,
      Settlement settlement,
      IdSeries movements,
      Refusals refusals,
      String by,
      Instant now) {
    this.order = order;
    this.stock = stock;
    this.settlement = settlement;
    this.movements = movements;
    this.refusals = refusals;
    this.by = by;
    this.now = now;
  }

  /**
   * So many pieces of a line that somebody names.
   *
   * @param location where they leave from; null for where they were allocated first
   */
  public record Named(OrderLineId line, long quantity, @Nullable LocationCode location) {}

  /** The order after its step, and what its history tells of that. */
  public record Taken(Order order, OrderChange change) {}

  /** Makes an order of a reservation; with capture on placement, its credits are spent now. */
  public Optional<Taken> confirm() {
    return allowed(OrderStep.CONFIRM)
        .flatMap(_ -> settled(order.confirm(now)))
        .map(after -> taken(after, OrderChange.Kind.CONFIRMED, null, List.of()));
  }

  /** Ends a reservation whose deadline has passed. */
  public Optional<Taken> expire() {
    return allowed(OrderStep.EXPIRE)
        .flatMap(_ -> {
          var released = open();
          released.forEach(this::release);
          return settled(order.expire(now))
              .map(after -> taken(after, OrderChange.Kind.EXPIRED, null, released));
        });
  }

  /**
   * Ships pieces.
   *
   * @param named what is shipped; null for all that is open
   */
  public Optional<Taken> fulfil(
      FulfilmentId id, @Nullable List<Named> named, @Nullable String tracking) {
    if (allowed(OrderStep.FULFIL).isEmpty() || roomless()) {
      return Optional.empty();
    }
    var shipped = named == null ? open() : picked(named);
    for (var pieces : shipped) {
      refusals.attempt(
          subjectOf(pieces, named),
          () -> stock.ship(movement(), stockOf(pieces), pieces.quantity(), order.id().value()));
    }
    return refusals.isEmpty()
        ? settled(order.fulfil(new Fulfilment(id, shipped, tracking, now), now))
            .map(after -> taken(after, OrderChange.Kind.FULFILLED, null, shipped))
        : Optional.empty();
  }

  /**
   * Calls pieces off: gives up their stock, and what was held or captured for them.
   *
   * @param named what is not wanted any more; null for all that is open
   */
  public Optional<Taken> cancel(@Nullable List<Named> named, @Nullable String reason) {
    if (allowed(OrderStep.CANCEL).isEmpty()) {
      return Optional.empty();
    }
    var released = named == null ? open() : unwanted(named);
    if (!refusals.isEmpty()) {
      return Optional.empty();
    }
    released.forEach(this::release);
    return settled(order.cancel(released, now))
        .map(after -> taken(after, OrderChange.Kind.CANCELLED, reason, released));
  }

  /**
   * Takes shipped pieces back and refunds what they are worth.
   *
   * @param named what comes back; null for all that was shipped and has not come back
   * @param location where it comes back to; null for where it was shipped from
   * @param restock whether it can be sold again; if not, it is written off at once
   */
  public Optional<Taken> takeBack(
      ReturnId id,
      @Nullable List<Named> named,
      @Nullable LocationCode location,
      boolean restock,
      @Nullable String reason) {
    if (allowed(OrderStep.RETURN).isEmpty() || roomless()) {
      return Optional.empty();
    }
    var back = named == null ? shipped(location) : returned(named, location);
    if (back.isEmpty() && refusals.isEmpty()) {
      refusals.add(
          "", new OrderingRefusal.IllegalTransition(order.statusAt(now), OrderStep.RETURN));
    }
    if (!refusals.isEmpty()) {
      return Optional.empty();
    }
    back.forEach(pieces -> takeIn(pieces, restock));
    return settled(order.takeBack(back, now))
        .map(after -> {
          var told = taken(after, OrderChange.Kind.RETURNED, reason, back);
          var taken =
              new OrderReturn(
                  id,
                  back,
                  restock,
                  reason,
                  amount(told.change().refunded()),
                  amount(told.change().expired()),
                  now);
          return new Taken(after.noting(taken), told.change());
        });
  }

  /**
   * Gives up all that the order has allocated, before an edit allocates anew.
   *
   * @return whether the order may be edited
   */
  public boolean reopen() {
    if (allowed(OrderStep.EDIT).isEmpty()) {
      return false;
    }
    open().forEach(this::release);
    return true;
  }

  /**
   * Makes the order one of other things, after {@link #reopen()}, and pays the difference.
   *
   * @param draft what it is of now, allocated of what the order has given up and of the rest
   */
  public Optional<Taken> edit(OrderDraft draft, ShipTo shipTo, Attributes metadata) {
    for (var payment : order.payments()) {
      draft.lines().stream()
          .map(line -> line.total().asset())
          .filter(asset -> !asset.equals(payment.held().asset()))
          .distinct()
          .forEach(asset -> refusals.add("lines", mismatch(payment, asset)));
    }
    return draft
        .total(refusals)
        .filter(total -> total.asset().equals(order.total().asset()))
        .flatMap(total ->
            edited(new Order.Content(draft.lines(), draft.adjustments(), total, shipTo, metadata)));
  }

  /** Says otherwise where the order goes and what is noted with it; nothing else changes. */
  public Optional<Taken> describe(ShipTo shipTo, Attributes metadata) {
    return allowed(OrderStep.EDIT)
        .flatMap(_ ->
            edited(
                new Order.Content(
                    order.lines(), order.adjustments(), order.total(), shipTo, metadata)));
  }

  private Optional<Taken> edited(Order.Content content) {
    var settled = refusals.attempt("lines", () -> settlement.settle(order.edit(content, now)));
    return refusals.isEmpty()
        ? settled.map(after ->
            new Taken(
                after,
                OrderChange.of(
                    order, after, OrderChange.Kind.EDITED, by, null, OrderChange.all(after))))
        : Optional.empty();
  }

  private static CreditRefusal.AssetMismatch mismatch(Payment payment, AssetCode asset) {
    return new CreditRefusal.AssetMismatch(payment.account(), payment.held().asset(), asset);
  }

  private Optional<Order> allowed(OrderStep step) {
    return refusals.attempt("", () -> order.require(step, now));
  }

  private boolean roomless() {
    return refusals.attempt("", order::requireRoom).isEmpty();
  }

  private Optional<Order> settled(Order after) {
    return refusals.attempt("", () -> settlement.settle(after));
  }

  private Taken taken(
      Order after, OrderChange.Kind kind, @Nullable String reason, List<LinePieces> pieces) {
    return new Taken(
        after, OrderChange.of(order, after, kind, by, reason, OrderChange.some(order, pieces)));
  }

  private List<LinePieces> open() {
    return order.lines().stream()
        .flatMap(line -> line.firstOpen(line.open(), null).stream())
        .toList();
  }

  /** Where the line of some pieces was named first; nowhere where all that is open was meant. */
  private static String subjectOf(LinePieces pieces, @Nullable List<Named> named) {
    for (var i = 0; named != null && i < named.size(); i++) {
      if (named.get(i).line().equals(pieces.line())) {
        return "lines/" + i + "/quantity";
      }
    }
    return "";
  }

  /** What is named, by where it is, each seeing what those before it take. */
  private List<LinePieces> picked(List<Named> named) {
    return each(
        named,
        (line, wanted) -> line.openAt(wanted.location()),
        (line, wanted) -> line.firstOpen(wanted.quantity(), wanted.location()),
        OrderLine::fulfil);
  }

  private List<LinePieces> unwanted(List<Named> named) {
    return each(
        named,
        (line, wanted) -> line.openAt(wanted.location()),
        (line, wanted) ->
            wanted.location() == null
                ? line.lastOpen(wanted.quantity())
                : line.firstOpen(wanted.quantity(), wanted.location()),
        OrderLine::cancel);
  }

  private List<LinePieces> returned(List<Named> named, @Nullable LocationCode location) {
    return each(
        named,
        (line, wanted) -> line.returnable(),
        (line, wanted) -> shipped(line, wanted.quantity(), location),
        OrderLine::takeBack);
  }

  private List<LinePieces> shipped(@Nullable LocationCode location) {
    return LinePieces.together(
        order.lines().stream()
            .flatMap(line -> shipped(line, line.returnable(), location).stream())
            .toList());
  }

  /** So many shipped pieces by where they left, the last before the others. */
  private List<LinePieces> shipped(OrderLine line, long wanted, @Nullable LocationCode location) {
    if (location != null) {
      return wanted == 0 ? List.of() : List.of(new LinePieces(line.id(), location, wanted));
    }
    var before = order.line(line.id()).orElseThrow();
    var named = line.returned() - before.returned();
    var away = LinePieces.withoutFirst(order.awayOf(before), named);
    return LinePieces.first(away, wanted);
  }

  private List<LinePieces> each(List<Named> named, Available available, Pick pick, Effect effect) {
    var lines = new ArrayList<>(order.lines());
    var all = new ArrayList<LinePieces>();
    for (var i = 0; i < named.size(); i++) {
      var wanted = named.get(i);
      var subject = "lines/" + i + "/";
      var place = placeOf(wanted.line(), lines);
      if (place < 0) {
        refusals.add(subject + "lineId", new OrderingRefusal.UnknownLine(wanted.line()));
      } else if (counts(wanted, available.of(lines.get(place), wanted), subject + "quantity")) {
        var pieces = pick.of(lines.get(place), wanted);
        pieces.forEach(some -> lines.set(place, effect.of(lines.get(place), some)));
        all.addAll(pieces);
      }
    }
    return LinePieces.together(all);
  }

  /** How many pieces of a line there are to be named. */
  private interface Available {
    long of(OrderLine line, Named wanted);
  }

  /** Which pieces those are that are named. */
  private interface Pick {
    List<LinePieces> of(OrderLine line, Named wanted);
  }

  /** What naming them leaves of the line. */
  private interface Effect {
    OrderLine of(OrderLine line, LinePieces pieces);
  }

  private boolean counts(Named wanted, long available, String subject) {
    if (refusals.attempt(subject, () -> Quantities.require(wanted.quantity())).isEmpty()) {
      return false;
    }
    if (wanted.quantity() > available) {
      refusals.add(
          subject,
          new OrderingRefusal.QuantityExceedsOpen(wanted.line(), wanted.quantity(), available));
      return false;
    }
    return true;
  }

  private static int placeOf(OrderLineId id, List<OrderLine> lines) {
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void release(LinePieces pieces) {
    stock.release(stockOf(pieces), pieces.quantity());
  }

  /** What was said about it stands on the order alone, where it is forgotten with the customer. */
  private void takeIn(LinePieces pieces, boolean restock) {
    var key = stockOf(pieces);
    stock.takeBack(movement(), key, pieces.quantity(), order.id().value());
    if (!restock) {
      stock.writeOff(movement(), key, pieces.quantity(), order.id().value());
    }
  }

  private MovementId movement() {
    return new MovementId(movements.next());
  }

  private StockKey stockOf(LinePieces pieces) {
    return order.line(pieces.line()).orElseThrow().stockAt(pieces.location());
  }

  private Amount amount(long minorUnits) {
    return new Amount(order.total().asset(), minorUnits);
  }
}

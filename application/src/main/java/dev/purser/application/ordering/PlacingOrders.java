package dev.purser.application.ordering;

import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.Settlement;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

final class PlacingOrders implements PlaceOrder {
  private final WritePath writePath;
  private final OrderNumbers numbers;
  private final Ids ids;
  private final OrderRules rules;

  PlacingOrders(WritePath writePath, OrderNumbers numbers, Ids ids, OrderRules rules) {
    this.writePath = writePath;
    this.numbers = numbers;
    this.ids = ids;
    this.rules = rules;
  }

  @Override
  public Reply<Order> place(Call call, Request request) {
    call.actor().require(Right.PLACE_ORDERS);
    var command = ids.next();
    return writePath.submit(
        new Placement(
            command,
            call,
            request,
            Purchase.of(
                call.actor(),
                request.customer(),
                request.lines(),
                request.account(),
                command,
                rules,
                ids),
            new TransferId(ids.next()),
            numbers.next()));
  }

  /** The decision of the purchase, made an order of. */
  private record Placement(
      UUID id, Call call, Request request, Purchase purchase, TransferId capture, long number)
      implements Command<Order> {

    @Override
    public String operation() {
      return "place-order";
    }

    @Override
    public OutcomeType<Order> outcomeType() {
      return OrderingKinds.ORDER;
    }

    @Override
    public UUID resource() {
      return purchase.order().value();
    }

    @Override
    public int weight() {
      return 5 + 3 * purchase.selection().wishes().size();
    }

    @Override
    public Collection<?> claims() {
      return purchase.claims();
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      purchase.needs(known, needs);
    }

    @Override
    public Decision<Order> decide(WorkingSet loaded, Instant now) {
      var decided = purchase.decide(loaded, now);
      if (!decided.refusals().isEmpty()) {
        return new Decision.Refused<>(decided.refusals().toList());
      }
      var held = decided.hold().orElseThrow();
      var settlement = new Settlement(decided.ledger(), decided.ledger()::hold, capture, capture);
      var placed = settlement.begin(order(decided, now), held);
      var changes =
          OrderSteps.changes(
              this,
              placed,
              OrderChange.placed(placed, call.actor().caller()),
              decided.stock(),
              decided.ledger(),
              settlement.transfers(placed, id, call.actor().caller(), now));
      return new Decision.Accepted<>(placed, changes);
    }

    @Override
    public boolean mayTell(WorkingSet loaded, Order placed) {
      return purchase.mayActFor(placed.customer().value());
    }

    private Order order(Purchase.Decided decided, Instant now) {
      var content =
          new Order.Content(
              decided.draft().lines(),
              decided.draft().adjustments(),
              decided.total().orElseThrow(),
              request.shipTo(),
              request.metadata());
      var deadline =
          request.confirm() ? null : now.plus(purchase.selection().rules().reservation());
      return Order.place(
          purchase.order(), number, purchase.customer(), request.capture(), content, now, deadline);
    }
  }
}

package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Inquiries;
import dev.purser.application.shared.writepath.Inquiry;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.List;

final class QuotingOrders implements QuoteOrder {
  private final Inquiries inquiries;
  private final Ids ids;
  private final OrderRules rules;

  QuotingOrders(Inquiries inquiries, Ids ids, OrderRules rules) {
    this.inquiries = inquiries;
    this.ids = ids;
    this.rules = rules;
  }

  @Override
  public Quote quote(Actor actor, Request request) {
    actor.require(Right.PLACE_ORDERS);
    var purchase =
        Purchase.of(
            actor, request.customer(), request.lines(), request.account(), ids.next(), rules, ids);
    return inquiries.ask(new Quoting(purchase));
  }

  private record Quoting(Purchase purchase) implements Inquiry<Quote> {

    @Override
    public void needs(WorkingSet known, Needs needs) {
      purchase.needs(known, needs);
    }

    @Override
    public Quote answer(WorkingSet loaded, Instant now) {
      var decided = purchase.decide(loaded, now);
      var lines = decided.draft().lines();
      var isPriced = lines.size() == purchase.selection().wishes().size();
      return new Quote(
          lines,
          decided.draft().adjustments(),
          decided.total().filter(_ -> isPriced).orElse(null),
          decided.hold().filter(_ -> isPriced).map(Hold::shares).orElseGet(List::of),
          decided.refusals().toList());
    }

    @Override
    public List<LocatedRefusal> refusalsIn(Quote quote) {
      return quote.refusals();
    }

    @Override
    public Quote telling(Quote quote, List<LocatedRefusal> refusals) {
      return quote.with(refusals);
    }
  }
}

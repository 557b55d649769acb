package dev.purser.application.credit;

import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class HoldingCredits implements HoldCredits {
  private final WritePath writePath;
  private final Ids ids;

  HoldingCredits(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Hold> hold(Call call, Request request) {
    call.actor().require(Right.HOLD_CREDITS);
    var hold = new HoldId(ids.next());
    return writePath.submit(new Holding(ids.next(), call, request, hold));
  }

  private record Holding(UUID id, Call call, Request request, HoldId hold)
      implements Command<Hold> {

    @Override
    public String operation() {
      return "hold-credits";
    }

    @Override
    public OutcomeType<Hold> outcomeType() {
      return CreditKinds.HOLD;
    }

    @Override
    public UUID resource() {
      return hold.value();
    }

    @Override
    public int weight() {
      return 3;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.leg().from(), request.leg().to());
    }

    /** The receiver is locked, too, so that it is not closed while something is held for it. */
    @Override
    public void needs(WorkingSet known, Needs needs) {
      CreditKinds.needsAccount(request.leg().from(), known, needs);
      CreditKinds.needsAccount(request.leg().to(), known, needs);
    }

    @Override
    public Decision<Hold> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      var ledger = CreditKinds.ledger(loaded, call.actor(), new IdSeries(id), now);
      var terms = Hold.Terms.until(request.expiresAt(), request.reference());
      return ledger
          .hold(hold, request.leg(), terms, Ledger.Subjects.under(""), refusals)
          .<Decision<Hold>>map(placed -> accepted(placed, ledger))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private Decision<Hold> accepted(Hold placed, Ledger ledger) {
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes);
      return new Decision.Accepted<>(placed, changes);
    }
  }
}

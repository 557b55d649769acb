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
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class VoidingHolds implements VoidHold {
  private final WritePath writePath;
  private final Ids ids;

  VoidingHolds(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Hold> release(Call call, HoldId hold) {
    call.actor().require(Right.HOLD_CREDITS);
    return writePath.submit(new Voiding(ids.next(), call, hold));
  }

  private record Voiding(UUID id, Call call, HoldId hold) implements Command<Hold> {

    @Override
    public String operation() {
      return "void-hold";
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
      return List.of(hold);
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      HoldSteps.needsPayer(hold, known, needs);
    }

    @Override
    public Decision<Hold> decide(WorkingSet loaded, Instant now) {
      var held = loaded.find(CreditKinds.HOLDS, hold);
      if (held.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var refusals = new Refusals();
      var ledger = CreditKinds.ledgerOfAll(loaded, new IdSeries(id), now);
      return refusals
          .attempt("", () -> ledger.release(held.get().requireUnmanaged(), HoldStatus.VOIDED))
          .<Decision<Hold>>map(voided -> accepted(voided, ledger))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private Decision<Hold> accepted(Hold voided, Ledger ledger) {
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes);
      return new Decision.Accepted<>(voided, changes);
    }
  }
}

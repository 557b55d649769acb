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
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class CancellingScheduledTransfers implements CancelScheduledTransfer {
  private final WritePath writePath;
  private final Ids ids;

  CancellingScheduledTransfers(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<ScheduledTransfer> cancel(Call call, ScheduledTransferId scheduled) {
    call.actor().require(Right.TRANSFER_CREDITS);
    return writePath.submit(new Cancellation(ids.next(), call, scheduled));
  }

  private record Cancellation(UUID id, Call call, ScheduledTransferId scheduled)
      implements Command<ScheduledTransfer> {

    @Override
    public String operation() {
      return "cancel-scheduled-transfer";
    }

    @Override
    public OutcomeType<ScheduledTransfer> outcomeType() {
      return CreditKinds.SCHEDULED_TRANSFER;
    }

    @Override
    public UUID resource() {
      return scheduled.value();
    }

    @Override
    public int weight() {
      return 1;
    }

    @Override
    public Collection<?> claims() {
      return List.of(scheduled);
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(CreditKinds.SCHEDULED_TRANSFERS, scheduled);
    }

    @Override
    public Decision<ScheduledTransfer> decide(WorkingSet loaded, Instant now) {
      var waiting = loaded.find(CreditKinds.SCHEDULED_TRANSFERS, scheduled).filter(this::isReached);
      if (waiting.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var refusals = new Refusals();
      return refusals
          .attempt("", () -> waiting.get().cancel(now))
          .<Decision<ScheduledTransfer>>map(this::accepted)
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    @Override
    public boolean mayTell(WorkingSet loaded, ScheduledTransfer cancelled) {
      return isReached(cancelled);
    }

    private Decision<ScheduledTransfer> accepted(ScheduledTransfer cancelled) {
      var changes = new Changes().put(CreditKinds.SCHEDULED_TRANSFERS, scheduled, cancelled);
      return new Decision.Accepted<>(cancelled, changes);
    }

    private boolean isReached(ScheduledTransfer found) {
      var actor = call.actor();
      return actor.has(Right.MOVE_ALL_CREDITS) || actor.caller().equals(found.caller());
    }
  }
}

package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
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
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransfer.Plan;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

final class SchedulingTransfers implements ScheduleTransfer {
  private final WritePath writePath;
  private final Ids ids;

  SchedulingTransfers(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<ScheduledTransfer> schedule(Call call, Request request) {
    call.actor().require(Right.TRANSFER_CREDITS);
    var scheduled = new ScheduledTransferId(ids.next());
    return writePath.submit(new Scheduling(ids.next(), call, request, scheduled));
  }

  private record Scheduling(UUID id, Call call, Request request, ScheduledTransferId scheduled)
      implements Command<ScheduledTransfer> {

    @Override
    public String operation() {
      return "schedule-transfer";
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
      return 1 + request.transfer().legs().size();
    }

    @Override
    public Collection<?> claims() {
      return List.of();
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      // It makes something new and looks at nothing.
    }

    @Override
    public Decision<ScheduledTransfer> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      for (var number = 0; number < request.transfer().legs().size(); number++) {
        requireForm(number, refusals);
      }
      if (!refusals.isEmpty()) {
        return new Decision.Refused<>(refusals.toList());
      }
      var waiting =
          ScheduledTransfer.schedule(
              scheduled, actor().caller(), role(), plan(), request.runAt(), now);
      var changes = new Changes().put(CreditKinds.SCHEDULED_TRANSFERS, scheduled, waiting);
      return new Decision.Accepted<>(waiting, changes);
    }

    private void requireForm(int number, Refusals refusals) {
      var leg = request.transfer().legs().get(number);
      var path =
          RunScheduledTransfers.PATH + (request.transfer().listed() ? "legs/" + number + "/" : "");
      refusals.attempt(path + "amount", leg.amount()::requireMovable);
      if (leg.from().equals(leg.to())) {
        refusals.add(path + "to", new CreditRefusal.SameAccount(leg.to()));
      }
    }

    private Plan plan() {
      var asked = request.transfer();
      return new Plan(asked.legs(), asked.listed(), asked.reference(), asked.metadata());
    }

    private Actor actor() {
      return call.actor();
    }

    /** Whoever has the right to transfer has a role. */
    private Role role() {
      return Objects.requireNonNull(actor().role());
    }
  }
}

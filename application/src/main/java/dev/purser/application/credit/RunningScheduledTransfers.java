package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Changes;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.Decision;
import dev.purser.application.shared.writepath.DueWork;
import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.OutcomeType;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.application.shared.writepath.WritePath;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

final class RunningScheduledTransfers implements RunScheduledTransfers {
  private final WritePath writePath;
  private final ScheduledTransfers scheduledTransfers;
  private final Transactions transactions;
  private final Clock clock;
  private final Ids ids;

  RunningScheduledTransfers(
      WritePath writePath,
      ScheduledTransfers scheduledTransfers,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    this.writePath = writePath;
    this.scheduledTransfers = scheduledTransfers;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public void runDue(BooleanSupplier goOn) {
    DueWork.<ScheduledTransfer>inPages((after, limit) ->
            transactions.read(() -> scheduledTransfers.due(clock.now(), after, limit)))
        .workOff(goOn, this::run);
  }

  private void run(ScheduledTransfer due) {
    var call =
        Call.ofService(new Actor(due.caller(), due.role()), "run-scheduled/" + due.id().value());
    var plan = due.plan();
    var request =
        new TransferCredits.Request(plan.legs(), plan.listed(), plan.reference(), plan.metadata());
    var decision = new TransferDecision(new TransferId(ids.next()), request, PATH);
    var _ = writePath.submit(new Run(ids.next(), call, due, decision));
  }

  /** Knows what it moves before it has locked anything, since that never changes. */
  private record Run(UUID id, Call call, ScheduledTransfer due, TransferDecision decision)
      implements Command<ScheduledTransfer> {

    @Override
    public String operation() {
      return "run-scheduled-transfer";
    }

    @Override
    public OutcomeType<ScheduledTransfer> outcomeType() {
      return CreditKinds.SCHEDULED_TRANSFER;
    }

    @Override
    public UUID resource() {
      return due.id().value();
    }

    @Override
    public int weight() {
      return 1 + decision.weight();
    }

    @Override
    public Collection<?> claims() {
      var claims = new ArrayList<Object>(decision.claims());
      claims.add(due.id());
      return claims;
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(CreditKinds.SCHEDULED_TRANSFERS, due.id());
      decision.needs(call.actor(), known, needs);
    }

    /**
     * What has ended meanwhile, or is not due by the time of this attempt after all, is answered
     * like what does not exist: nothing is kept under the key.
     */
    @Override
    public Decision<ScheduledTransfer> decide(WorkingSet loaded, Instant now) {
      var scheduled = loaded.get(CreditKinds.SCHEDULED_TRANSFERS, due.id());
      if (!scheduled.isDue(now)) {
        return new Decision.NotFound<>();
      }
      return switch (decision.decide(this, loaded, now)) {
        case Decision.Accepted<Transfer>(var made, var changes) ->
            ended(scheduled.done(made.id(), now), changes);
        case Decision.Refused<Transfer>(var reasons) ->
            ended(scheduled.refuse(reasons, now), new Changes());
        case Decision.NotFound<Transfer> _, Decision.Stale<Transfer> _ ->
            throw new IllegalStateException("a transfer is refused by its reasons");
      };
    }

    @Override
    public List<LocatedRefusal> refusalsIn(ScheduledTransfer ended) {
      return ended.refusals();
    }

    @Override
    public Decision.Accepted<ScheduledTransfer> telling(
        ScheduledTransfer ended, List<LocatedRefusal> refusals) {
      return ended(ended.telling(refusals), new Changes());
    }

    private static Decision.Accepted<ScheduledTransfer> ended(
        ScheduledTransfer ended, Changes changes) {
      changes.put(CreditKinds.SCHEDULED_TRANSFERS, ended.id(), ended);
      return new Decision.Accepted<>(ended, changes);
    }
  }
}

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
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class CapturingHolds implements CaptureHold {
  private final WritePath writePath;
  private final Ids ids;

  CapturingHolds(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Capture> capture(Call call, Request request) {
    call.actor().require(Right.HOLD_CREDITS);
    var transfer = new TransferId(ids.next());
    return writePath.submit(new Capturing(ids.next(), call, request, transfer));
  }

  private record Capturing(UUID id, Call call, Request request, TransferId transfer)
      implements Command<Capture> {

    @Override
    public String operation() {
      return "capture-hold";
    }

    @Override
    public OutcomeType<Capture> outcomeType() {
      return CreditKinds.CAPTURE;
    }

    @Override
    public UUID resource() {
      return transfer.value();
    }

    @Override
    public int weight() {
      return 4;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.hold());
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      HoldSteps.needsPayer(request.hold(), known, needs);
      HoldSteps.needsReceiver(request.hold(), known, needs);
    }

    @Override
    public Decision<Capture> decide(WorkingSet loaded, Instant now) {
      var hold = loaded.find(CreditKinds.HOLDS, request.hold());
      if (hold.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var refusals = new Refusals();
      var ledger = CreditKinds.ledgerOfAll(loaded, new IdSeries(id), now);
      return ledger
          .capture(transfer, hold.get(), request.amount(), refusals)
          .<Decision<Capture>>map(leg -> accepted(leg, ledger, now))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private Decision<Capture> accepted(Leg leg, Ledger ledger, Instant now) {
      var moved =
          Transfer.plain(
                  transfer, TransferKind.CAPTURE, List.of(leg), id, call.actor().caller(), now)
              .capturing(request.hold());
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes, moved);
      return new Decision.Accepted<>(new Capture(after(ledger), transfer), changes);
    }

    private static Hold after(Ledger ledger) {
      return ledger.holds().getFirst();
    }
  }
}

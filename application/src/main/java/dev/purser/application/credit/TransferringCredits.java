package dev.purser.application.credit;

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
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

final class TransferringCredits implements TransferCredits {
  private final WritePath writePath;
  private final Ids ids;

  TransferringCredits(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Transfer> transfer(Call call, Request request) {
    call.actor().require(Right.TRANSFER_CREDITS);
    var decision = new TransferDecision(new TransferId(ids.next()), request, "");
    return writePath.submit(new Transferring(ids.next(), call, decision));
  }

  private record Transferring(UUID id, Call call, TransferDecision decision)
      implements Command<Transfer> {

    @Override
    public String operation() {
      return "transfer-credits";
    }

    @Override
    public OutcomeType<Transfer> outcomeType() {
      return CreditKinds.TRANSFER;
    }

    @Override
    public UUID resource() {
      return decision.transfer().value();
    }

    @Override
    public int weight() {
      return decision.weight();
    }

    @Override
    public Collection<?> claims() {
      return decision.claims();
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      decision.needs(call.actor(), known, needs);
    }

    @Override
    public Decision<Transfer> decide(WorkingSet loaded, Instant now) {
      return decision.decide(this, loaded, now);
    }

    @Override
    public boolean mayTell(WorkingSet loaded, Transfer moved) {
      return TransferDecision.mayTell(call.actor(), loaded, moved);
    }
  }
}

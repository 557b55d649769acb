package dev.purser.application.credit;

import dev.purser.application.credit.DueHolds.Due;
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
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.shared.IdSeries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

final class ExpiringHolds implements ExpireHolds {
  private final WritePath writePath;
  private final DueHolds dueHolds;
  private final Transactions transactions;
  private final Clock clock;
  private final Ids ids;

  ExpiringHolds(
      WritePath writePath, DueHolds dueHolds, Transactions transactions, Clock clock, Ids ids) {
    this.writePath = writePath;
    this.dueHolds = dueHolds;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public void expireDue(BooleanSupplier goOn) {
    DueWork.<Due>inPages(
            (after, limit) -> transactions.read(() -> dueHolds.due(clock.now(), after, limit)))
        .workOff(goOn, due -> expire(due.hold()));
  }

  private void expire(HoldId hold) {
    var call = Call.ofService(Actor.SYSTEM, "expire-hold/" + hold.value());
    var _ = writePath.submit(new Expiring(ids.next(), call, hold));
  }

  private record Expiring(UUID id, Call call, HoldId hold) implements Command<Hold> {

    @Override
    public String operation() {
      return "expire-hold";
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

    /**
     * What has ended meanwhile, or is not due by the time of this attempt after all, is answered
     * like a hold that does not exist: nothing is kept under the key, so that it is free for when
     * the hold does expire.
     */
    @Override
    public Decision<Hold> decide(WorkingSet loaded, Instant now) {
      var due = loaded.find(CreditKinds.HOLDS, hold).filter(found -> found.isDue(now));
      if (due.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var ledger = CreditKinds.ledgerOfAll(loaded, new IdSeries(id), now);
      var expired = ledger.release(due.get(), HoldStatus.EXPIRED);
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes);
      return new Decision.Accepted<>(expired, changes);
    }
  }
}

package dev.purser.application.credit;

import dev.purser.application.credit.DueLots.Due;
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
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.shared.IdSeries;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

final class ExpiringLots implements ExpireLots {
  private final WritePath writePath;
  private final DueLots dueLots;
  private final Transactions transactions;
  private final Clock clock;
  private final Ids ids;

  ExpiringLots(
      WritePath writePath, DueLots dueLots, Transactions transactions, Clock clock, Ids ids) {
    this.writePath = writePath;
    this.dueLots = dueLots;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /** An account comes once, however many of its lots are due. */
  @Override
  public void expireDue(BooleanSupplier goOn) {
    var swept = ConcurrentHashMap.<AccountId>newKeySet();
    DueWork.<Due>inPages(
            (after, limit) -> transactions.read(() -> dueLots.due(clock.now(), after, limit)))
        .workOff(
            goOn,
            due -> {
              if (swept.add(due.account())) {
                sweep(due);
              }
            });
  }

  private void sweep(Due due) {
    var key = "expire-lots/" + due.account().value() + "/" + due.sequence();
    var call = Call.ofService(Actor.SYSTEM, key);
    var _ = writePath.submit(new Sweep(ids.next(), call, due.account()));
  }

  private record Sweep(UUID id, Call call, AccountId account) implements Command<Transfer> {

    @Override
    public String operation() {
      return "expire-lots";
    }

    @Override
    public OutcomeType<Transfer> outcomeType() {
      return CreditKinds.TRANSFER;
    }

    @Override
    public UUID resource() {
      return account.value();
    }

    /** The account, its lots, and the entries. */
    @Override
    public int weight() {
      return 5;
    }

    @Override
    public Collection<?> claims() {
      return List.of(account);
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      CreditKinds.needsAccount(account, known, needs);
    }

    /**
     * What was swept meanwhile, or is not due by the time of this attempt after all, is answered
     * like what does not exist: nothing is kept under the key, so that it is free for when
     * something does expire.
     */
    @Override
    public Decision<Transfer> decide(WorkingSet loaded, Instant now) {
      var ledger = CreditKinds.ledger(loaded, new IdSeries(id), now);
      ledger.sweep(account);
      return ledger
          .expired(id, call.actor().caller())
          .<Decision<Transfer>>map(expiry -> {
            var changes = new Changes();
            CreditKinds.addChanges(this, ledger, changes);
            return new Decision.Accepted<>(expiry, changes);
          })
          .orElseGet(Decision.NotFound::new);
    }
  }
}

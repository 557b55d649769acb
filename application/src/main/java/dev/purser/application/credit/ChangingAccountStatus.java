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
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.AccountStatusChange;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class ChangingAccountStatus implements ChangeAccountStatus {
  private final WritePath writePath;
  private final Ids ids;

  ChangingAccountStatus(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<AccountStanding> freeze(Call call, Request request) {
    return submit(call, Step.FREEZE, request);
  }

  @Override
  public Reply<AccountStanding> unfreeze(Call call, Request request) {
    return submit(call, Step.UNFREEZE, request);
  }

  @Override
  public Reply<AccountStanding> close(Call call, Request request) {
    return submit(call, Step.CLOSE, request);
  }

  private Reply<AccountStanding> submit(Call call, Step step, Request request) {
    call.actor().require(Right.MANAGE_ACCOUNTS);
    return writePath.submit(new Changing(ids.next(), call, step, request));
  }

  private enum Step {
    FREEZE("freeze-account", AccountStatus.FROZEN),
    UNFREEZE("unfreeze-account", AccountStatus.OPEN),
    CLOSE("close-account", AccountStatus.CLOSED);

    private final String operation;
    private final AccountStatus next;

    Step(String operation, AccountStatus next) {
      this.operation = operation;
      this.next = next;
    }
  }

  private record Changing(UUID id, Call call, Step step, Request request)
      implements Command<AccountStanding> {

    @Override
    public String operation() {
      return step.operation;
    }

    @Override
    public OutcomeType<AccountStanding> outcomeType() {
      return CreditKinds.ACCOUNT;
    }

    @Override
    public UUID resource() {
      return account().value();
    }

    @Override
    public int weight() {
      return 2;
    }

    @Override
    public Collection<?> claims() {
      return List.of(account());
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      CreditKinds.needsAccount(account(), known, needs);
      if (step == Step.CLOSE) {
        needs.of(CreditKinds.HOLDS_TO_ACCOUNTS, account());
      }
    }

    @Override
    public Decision<AccountStanding> decide(WorkingSet loaded, Instant now) {
      return switch (loaded.find(CreditKinds.ACCOUNTS, account()).orElse(null)) {
        case null -> new Decision.NotFound<>();
        case CustomerAccount own -> decide(own, loaded, now);
        case HouseAccount _ -> {
          var refusals = new Refusals();
          refusals.add(
              "", new CreditRefusal.IllegalTransition(account(), AccountStatus.OPEN, step.next));
          yield new Decision.Refused<>(refusals.toList());
        }
      };
    }

    /** What has expired goes to breakage first, so that it keeps no account from being closed. */
    private Decision<AccountStanding> decide(CustomerAccount own, WorkingSet loaded, Instant now) {
      var ledger = CreditKinds.ledger(loaded, new IdSeries(id), now);
      ledger.sweep(account());
      var swept = ledger.changedAccounts().stream().findFirst().orElse(own);
      var refusals = new Refusals();
      return refusals
          .attempt("", () -> changed(swept, loaded, now))
          .map(after -> accepted(after, ledger, now))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private CustomerAccount changed(CustomerAccount before, WorkingSet loaded, Instant now) {
      return switch (step) {
        case FREEZE -> before.freeze(now);
        case UNFREEZE -> before.unfreeze(now);
        case CLOSE ->
            before.close(loaded.find(CreditKinds.HOLDS_TO_ACCOUNTS, account()).orElse(null), now);
      };
    }

    private Decision<AccountStanding> accepted(CustomerAccount after, Ledger ledger, Instant now) {
      var change =
          new AccountStatusChange(
              id, account(), after.status(), call.actor().caller(), request.reason(), now);
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes);
      changes
          .put(CreditKinds.ACCOUNTS, account(), after)
          .put(CreditKinds.ACCOUNT_STATUS_CHANGES, id, change);
      var reason = after.status() == AccountStatus.OPEN ? null : request.reason();
      return new Decision.Accepted<>(AccountStanding.of(after, reason, now), changes);
    }

    private AccountId account() {
      return request.account();
    }
  }
}

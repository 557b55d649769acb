package dev.purser.application.credit;

import dev.purser.application.credit.HouseAccounts.AssetRole;
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
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class GrantingCredits implements GrantCredits {
  private final WritePath writePath;
  private final Ids ids;

  GrantingCredits(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Transfer> grant(Call call, Request request) {
    call.actor().require(Right.GRANT_CREDITS);
    var transfer = new TransferId(ids.next());
    return writePath.submit(new Granting(ids.next(), call, request, transfer));
  }

  private record Granting(UUID id, Call call, Request request, TransferId transfer)
      implements Command<Transfer> {

    @Override
    public String operation() {
      return "grant-credits";
    }

    @Override
    public OutcomeType<Transfer> outcomeType() {
      return CreditKinds.TRANSFER;
    }

    @Override
    public UUID resource() {
      return transfer.value();
    }

    @Override
    public int weight() {
      return 3;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.account());
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      CreditKinds.needsAccount(request.account(), known, needs);
      needs.of(CreditKinds.HOUSE_ACCOUNTS, issuing());
    }

    @Override
    public Decision<Transfer> decide(WorkingSet loaded, Instant now) {
      var issuing = loaded.find(CreditKinds.HOUSE_ACCOUNTS, issuing());
      var refusals = new Refusals();
      if (issuing.isEmpty() || issuing.get().id().equals(request.account())) {
        return refused(loaded, refusals, now);
      }
      var leg = new Leg(issuing.get().id(), request.account(), request.amount());
      var ledger = CreditKinds.ledger(loaded, new IdSeries(id), now);
      var subjects = Ledger.Subjects.of("accountId");
      ledger.grant(transfer, issuing.get(), leg, request.terms(), subjects, refusals);
      return refusals.isEmpty()
          ? accepted(leg, ledger, now)
          : new Decision.Refused<>(refusals.toList());
    }

    /**
     * The house issues no such asset: the account cannot hold it either, if there is one. Its own
     * accounts are none that credits can be granted to.
     */
    private Decision<Transfer> refused(WorkingSet loaded, Refusals refusals, Instant now) {
      var terms = request.terms();
      refusals.attempt("amount", request.amount()::requireMovable);
      if (terms != null) {
        refusals.attempt("expiresAt", () -> terms.requireLasting(now));
      }
      loaded
          .find(CreditKinds.ACCOUNTS, request.account())
          .filter(CustomerAccount.class::isInstance)
          .ifPresentOrElse(
              account -> refusals.attempt("amount", () -> account.requireAsset(request.amount())),
              () -> refusals.add("accountId", new CreditRefusal.UnknownAccount(named())));
      return new Decision.Refused<>(refusals.toList());
    }

    private Decision<Transfer> accepted(Leg leg, Ledger ledger, Instant now) {
      var granted =
          new Transfer(
              transfer,
              TransferKind.GRANT,
              List.of(leg),
              id,
              call.actor().caller(),
              null,
              request.reason(),
              Attributes.NONE,
              null,
              null,
              null,
              now);
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes, granted);
      return new Decision.Accepted<>(granted, changes);
    }

    private AssetRole issuing() {
      return new AssetRole(request.amount().asset(), HouseRole.ISSUING);
    }

    private String named() {
      return request.account().value().toString();
    }
  }
}

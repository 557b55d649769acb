package dev.purser.application.credit;

import dev.purser.application.credit.TransferReferences.CallerReference;
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
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
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
    var transfer = new TransferId(ids.next());
    return writePath.submit(new Transferring(ids.next(), call, request, transfer));
  }

  private record Transferring(UUID id, Call call, Request request, TransferId transfer)
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
      return transfer.value();
    }

    @Override
    public int weight() {
      return 1 + 2 * request.legs().size();
    }

    @Override
    public Collection<?> claims() {
      var accounts = new ArrayList<Object>(2 * request.legs().size());
      for (var leg : request.legs()) {
        accounts.add(leg.from());
        accounts.add(leg.to());
      }
      return accounts;
    }

    @Override
    public void needs(WorkingSet known, Needs needs) {
      for (var leg : request.legs()) {
        CreditKinds.needsAccount(leg.from(), known, needs);
        CreditKinds.needsAccount(leg.to(), known, needs);
      }
      reference().ifPresent(named -> needs.of(CreditKinds.TRANSFER_REFERENCES, named));
    }

    @Override
    public Decision<Transfer> decide(WorkingSet loaded, Instant now) {
      var refusals = new Refusals();
      var ledger = CreditKinds.ledger(loaded, this::maySpendFrom, new IdSeries(id), now);
      for (var number = 0; number < request.legs().size(); number++) {
        var subjects = Ledger.Subjects.under(request.listed() ? "legs/" + number + "/" : "");
        ledger.move(transfer, number, request.legs().get(number), subjects, refusals);
      }
      reference()
          .flatMap(named -> duplicate(named, loaded))
          .ifPresent(duplicate -> refusals.add("reference", duplicate));
      return refusals.isEmpty() ? accepted(ledger, now) : new Decision.Refused<>(refusals.toList());
    }

    @Override
    public boolean mayTell(WorkingSet loaded, Transfer moved) {
      return moved.legs().stream()
          .map(leg -> loaded.get(CreditKinds.ACCOUNTS, leg.from()))
          .allMatch(from -> from instanceof CustomerAccount own && maySpendFrom(own));
    }

    private boolean maySpendFrom(CustomerAccount account) {
      return call.actor().mayReach(Right.MOVE_ALL_CREDITS, account.owner().value());
    }

    private Decision<Transfer> accepted(Ledger ledger, Instant now) {
      var moved =
          new Transfer(
              transfer,
              TransferKind.TRANSFER,
              request.legs(),
              id,
              call.actor().caller(),
              request.reference(),
              null,
              request.metadata(),
              null,
              null,
              null,
              now);
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes, moved);
      reference()
          .ifPresent(named -> changes.note(CreditKinds.TRANSFER_REFERENCES, named, transfer));
      return new Decision.Accepted<>(moved, changes);
    }

    private static Optional<CreditRefusal> duplicate(CallerReference named, WorkingSet loaded) {
      return loaded
          .find(CreditKinds.TRANSFER_REFERENCES, named)
          .map(other -> new CreditRefusal.DuplicateReference(named.reference(), other));
    }

    private Optional<CallerReference> reference() {
      return Optional.ofNullable(request.reference())
          .map(reference -> new CallerReference(call.actor().caller(), reference));
    }
  }
}

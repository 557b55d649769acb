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
import dev.purser.domain.credit.Ledger;
import dev.purser.domain.credit.Reversible;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.Transfer.Reversal;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.IdSeries;
import dev.purser.domain.shared.Refusals;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

final class ReversingTransfers implements ReverseTransfer {
  private final WritePath writePath;
  private final Ids ids;

  ReversingTransfers(WritePath writePath, Ids ids) {
    this.writePath = writePath;
    this.ids = ids;
  }

  @Override
  public Reply<Transfer> reverse(Call call, Request request) {
    call.actor().require(Right.REVERSE_TRANSFERS);
    var reversal = new TransferId(ids.next());
    return writePath.submit(new Reversing(ids.next(), call, request, reversal));
  }

  private record Reversing(UUID id, Call call, Request request, TransferId reversal)
      implements Command<Transfer> {
    /** About the rows of a transfer of a few legs; its size is not known before it is read. */
    private static final int WEIGHT = 10;

    @Override
    public String operation() {
      return "reverse-transfer";
    }

    @Override
    public OutcomeType<Transfer> outcomeType() {
      return CreditKinds.TRANSFER;
    }

    @Override
    public UUID resource() {
      return reversal.value();
    }

    @Override
    public int weight() {
      return WEIGHT;
    }

    @Override
    public Collection<?> claims() {
      return List.of(request.transfer());
    }

    /** A transfer never changes, so that it tells which accounts are to be locked. */
    @Override
    public void needs(WorkingSet known, Needs needs) {
      needs.of(CreditKinds.PAST_TRANSFERS, request.transfer());
      known
          .find(CreditKinds.PAST_TRANSFERS, request.transfer())
          .ifPresent(past -> {
            for (var leg : past.legs()) {
              CreditKinds.needsAccount(leg.from(), known, needs);
              CreditKinds.needsAccount(leg.to(), known, needs);
              needs.of(CreditKinds.HOUSE_ACCOUNTS, CreditKinds.breakageOf(leg.amount().asset()));
            }
            needs.of(CreditKinds.REVERSIBLE_TRANSFERS, request.transfer());
          });
    }

    @Override
    public Decision<Transfer> decide(WorkingSet loaded, Instant now) {
      var past = loaded.find(CreditKinds.REVERSIBLE_TRANSFERS, request.transfer());
      if (past.isEmpty()) {
        return new Decision.NotFound<>();
      }
      var refusals = new Refusals();
      var ledger = CreditKinds.ledgerOfAll(loaded, new IdSeries(id), now);
      return ledger
          .reverse(reversal, past.get(), request.amount(), refusals)
          .map(undone -> accepted(past.get(), undone, ledger, now))
          .orElseGet(() -> new Decision.Refused<>(refusals.toList()));
    }

    private Decision<Transfer> accepted(
        Reversible past, Ledger.Undone undone, Ledger ledger, Instant now) {
      var reversed =
          new Transfer(
              reversal,
              TransferKind.REVERSAL,
              undone.legs(),
              id,
              call.actor().caller(),
              null,
              null,
              Attributes.NONE,
              null,
              new Reversal(request.transfer(), past.reversals() + 1),
              null,
              now);
      var changes = new Changes();
      CreditKinds.addChanges(this, ledger, changes, reversed);
      changes.note(CreditKinds.REVERSIBLE_TRANSFERS, request.transfer(), undone.left());
      return new Decision.Accepted<>(reversed, changes);
    }
  }
}

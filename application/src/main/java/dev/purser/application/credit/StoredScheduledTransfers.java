package dev.purser.application.credit;

import dev.purser.application.credit.ScheduledTransfers.Wanted;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On snapshots, because a scheduled transfer is read by several statements. */
final class StoredScheduledTransfers implements ScheduledTransferQueries {
  private final ScheduledTransfers scheduledTransfers;
  private final Transactions transactions;

  StoredScheduledTransfers(ScheduledTransfers scheduledTransfers, Transactions transactions) {
    this.scheduledTransfers = scheduledTransfers;
    this.transactions = transactions;
  }

  @Override
  public Optional<ScheduledTransfer> find(Actor actor, ScheduledTransferId id) {
    actor.requireKnown();
    return transactions
        .snapshot(() -> Optional.ofNullable(scheduledTransfers.load(Set.of(id)).get(id)))
        .filter(found -> actor.has(Right.READ_ALL) || actor.caller().equals(found.caller()));
  }

  @Override
  public Page<ScheduledTransfer, ScheduledTransferId> list(
      Actor actor, @Nullable ScheduledTransferStatus status, Slice<ScheduledTransferId> slice) {
    actor.requireKnown();
    var wanted = new Wanted(actor.has(Right.READ_ALL) ? null : actor.caller(), status);
    return transactions.snapshot(() -> {
      var more = scheduledTransfers.list(wanted, slice);
      return Page.of(slice, more, ScheduledTransfer::id, () -> scheduledTransfers.count(wanted));
    });
  }
}

package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchId;
import java.util.List;
import java.util.Optional;

final class StoredTransferBatches implements TransferBatchQueries {
  private final TransferBatches transferBatches;
  private final Transactions transactions;

  StoredTransferBatches(TransferBatches transferBatches, Transactions transactions) {
    this.transferBatches = transferBatches;
    this.transactions = transactions;
  }

  @Override
  public Optional<TransferBatch> find(Actor actor, TransferBatchId id) {
    actor.requireKnown();
    return transactions
        .read(() -> Optional.ofNullable(transferBatches.find(List.of(id)).get(id)))
        .filter(found -> actor.has(Right.READ_ALL) || actor.caller().equals(found.caller()));
  }
}

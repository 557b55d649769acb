package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Batches of transfers in memory. */
public final class InMemoryTransferBatches implements TransferBatches {
  private final InMemoryStore.Table<TransferBatchId, TransferBatch> batches;

  public InMemoryTransferBatches(InMemoryStore store) {
    this.batches = store.table("transfer batches");
  }

  @Override
  public void append(List<TransferBatch> added) {
    added.forEach(batch -> batches.insert(batch.id(), batch));
  }

  @Override
  public Map<TransferBatchId, TransferBatch> find(Collection<TransferBatchId> ids) {
    return batches.findAll(ids);
  }
}

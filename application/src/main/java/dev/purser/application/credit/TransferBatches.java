package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchId;
import java.util.Collection;
import java.util.Map;

/** The batches of transfers, with what came of each transfer. */
public interface TransferBatches extends Source.Appendable<TransferBatchId, TransferBatch> {
  /** What there is of the named; what does not exist is absent. */
  Map<TransferBatchId, TransferBatch> find(Collection<TransferBatchId> ids);
}

package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchId;
import java.util.Optional;

/** Reads batches of transfers: one's own, or everybody's for whoever may read all. */
public interface TransferBatchQueries {
  Optional<TransferBatch> find(Actor actor, TransferBatchId id);
}

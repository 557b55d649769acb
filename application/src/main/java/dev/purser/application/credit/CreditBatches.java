package dev.purser.application.credit;

import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of transfers that are made together, over the ports that they need. */
public record CreditBatches(TransferInBatch transferInBatch, TransferBatchQueries queries) {

  public static CreditBatches over(
      WritePath writePath, TransferBatches transferBatches, Transactions transactions, Ids ids) {
    return new CreditBatches(
        new TransferringInBatches(writePath, ids),
        new StoredTransferBatches(transferBatches, transactions));
  }
}

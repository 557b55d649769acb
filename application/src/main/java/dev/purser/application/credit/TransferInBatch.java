package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchMode;
import java.util.List;

/**
 * Makes many transfers in one transaction, one after the other, under the rules of {@link
 * TransferCredits}; each sees what the former ones have left. References are unique within the
 * batch, too: of two transfers with the same one, the later is refused.
 *
 * <p>{@link TransferBatchMode#ALL_OR_NOTHING} makes all of them or is refused with every reason of
 * every transfer, at {@code transfers/<number>/...}. A transfer after a refused one is judged as if
 * that had not been asked for, so that it may be refused only for what the refused one would have
 * brought. {@link TransferBatchMode#INDEPENDENT} is never refused: each transfer is made, or
 * refused for itself and leaves nothing.
 */
public interface TransferInBatch {
  Reply<TransferBatch> transfer(Call call, Request request);

  /**
   * What moves.
   *
   * @param transfers 1 to {@link TransferBatch#MAX_TRANSFERS}, of at most {@link
   *     TransferBatch#MAX_LEGS} legs in all
   */
  record Request(TransferBatchMode mode, List<TransferCredits.Request> transfers) {
    public Request {
      transfers = List.copyOf(transfers);
      if (transfers.isEmpty() || transfers.size() > TransferBatch.MAX_TRANSFERS) {
        throw new IllegalArgumentException(
            "somebody asks for 1 to " + TransferBatch.MAX_TRANSFERS + " transfers");
      }
      if (transfers.stream().mapToInt(t -> t.legs().size()).sum() > TransferBatch.MAX_LEGS) {
        throw new IllegalArgumentException(
            "somebody asks for at most " + TransferBatch.MAX_LEGS + " legs");
      }
    }
  }
}

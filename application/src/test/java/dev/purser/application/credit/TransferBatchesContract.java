package dev.purser.application.credit;

import static dev.purser.domain.credit.TransferBatchBuilder.aTransferBatch;
import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatchBuilder;
import dev.purser.domain.credit.TransferBatchId;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.shared.Figures;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches are found as they were told: what was made, and why something was not. */
public abstract class TransferBatchesContract extends PortsContract {

  @Test
  void findsWhatCameOfEachTransferInItsPlace() {
    var batch =
        appended(
            batch()
                .by("ann")
                .refused(reason("from", Figures.NONE))
                .made(moved())
                .made(moved())
                .refused(
                    reason("legs/0/amount", Figures.of("b", 3L).and("a", UNICODE)),
                    reason("reference", Figures.of("reference", "r")))
                .createdAt(Moments.EVENING));

    assertThat(find(batch.id())).usingRecursiveComparison().isEqualTo(batch);
  }

  @Test
  void findsABatchThatWasDoneWhole() {
    var batch =
        appended(batch().ofMode(TransferBatchMode.ALL_OR_NOTHING).made(moved()).made(moved()));

    assertThat(find(batch.id())).isEqualTo(batch);
  }

  @Test
  void findsABatchOfWhichNothingWasMade() {
    var batch = appended(batch().refused(reason("amount", Figures.NONE)));

    assertThat(find(batch.id())).usingRecursiveComparison().isEqualTo(batch);
  }

  @Test
  void findsSeveralAtOnceAndNoneThatDoNotExist() {
    var one = appended(batch().made(moved()));
    var other = appended(batch().made(moved()));
    var unknown = new TransferBatchId(ports().ids().next());

    var found =
        read(() -> ports().credit().transferBatches().find(List.of(one.id(), other.id(), unknown)));

    assertThat(found).hasSize(2).containsEntry(one.id(), one).containsEntry(other.id(), other);
  }

  @Test
  void keepsTheLargestBatch() {
    var largest = batch();
    for (var n = 0; n < TransferBatch.MAX_TRANSFERS; n++) {
      largest.refused(reason("from", Figures.NONE));
    }
    var batch = appended(largest);

    assertThat(find(batch.id()).results()).hasSize(TransferBatch.MAX_TRANSFERS);
  }

  @Test
  void takesNoBatchTwice() {
    var batch = batch().made(moved());
    var _ = appended(batch);

    assertThatThrownBy(() -> appended(batch))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  private TransferBatchBuilder batch() {
    return aTransferBatch().withId(new TransferBatchId(ports().ids().next()));
  }

  private Transfer moved() {
    var from = given().account(account -> account.with(credits(100)).afterEntries(3)).id();
    var to = given().account().id();
    return given().moved(aTransfer().moving(from, to, credits(1)).build());
  }

  private TransferBatch appended(TransferBatchBuilder builder) {
    var batch = builder.build();
    change(() -> ports().credit().transferBatches().append(List.of(batch)));
    return batch;
  }

  private TransferBatch find(TransferBatchId id) {
    return read(() -> ports().credit().transferBatches().find(List.of(id))).get(id);
  }

  private static LocatedRefusal reason(String subject, Figures figures) {
    return new LocatedRefusal(subject, new Told("unknown-account", UNICODE, figures));
  }

  /** A refusal as it is kept: what was told. */
  private record Told(String code, String explanation, Figures figures) implements Refusal {}
}

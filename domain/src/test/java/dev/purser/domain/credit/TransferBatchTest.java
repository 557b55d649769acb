package dev.purser.domain.credit;

import static dev.purser.domain.credit.TransferBatchBuilder.aTransferBatch;
import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransferBatchTest {
  private static final LocatedRefusal REASON =
      new LocatedRefusal("from", new CreditRefusal.UnknownAccount("nobody's account"));

  @Test
  void tellsWhatCameOfEachInOrder() {
    var made = aTransfer().build();

    var batch = aTransferBatch().refused(REASON).made(made).build();

    assertThat(batch.results())
        .containsExactly(new Result.Refused(List.of(REASON)), new Result.Done(made));
  }

  @Test
  void hasNoRefusalWhereAllAreDoneOrNothingIs() {
    var mixed =
        aTransferBatch()
            .ofMode(TransferBatchMode.ALL_OR_NOTHING)
            .made(aTransfer().build())
            .refused(REASON);

    assertThatIllegalArgumentException().isThrownBy(mixed::build);
  }

  @Test
  void tellsItsRefusalsAnewInTheirOrder() {
    var made = aTransfer().build();
    var batch = aTransferBatch().refused(REASON).made(made).refused(REASON, REASON).build();
    var told =
        Stream.of("1", "2", "3")
            .map(subject -> new LocatedRefusal(subject, REASON.refusal()))
            .toList();

    var telling = batch.telling(told);

    assertThat(batch.refusals()).containsExactly(REASON, REASON, REASON);
    assertThat(telling.refusals()).isEqualTo(told);
    assertThat(telling.results())
        .containsExactly(
            new Result.Refused(told.subList(0, 1)),
            new Result.Done(made),
            new Result.Refused(told.subList(1, 3)));
    assertThat(telling.telling(batch.refusals())).isEqualTo(batch);
  }

  @Test
  void hasOneToAThousandTransfers() {
    var batch = aTransferBatch();

    assertThatIllegalArgumentException().isThrownBy(batch::build);
    IntStream.range(0, TransferBatch.MAX_TRANSFERS).forEach(n -> batch.made(aTransfer().build()));
    assertThat(batch.build().results()).hasSize(1_000);
    batch.made(aTransfer().build());
    assertThatIllegalArgumentException().isThrownBy(batch::build);
  }

  @Test
  void refusesNothingWithoutAReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Result.Refused(List.of()));
  }
}

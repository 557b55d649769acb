package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A batch as a test needs it; without more said, each of its transfers goes for itself. */
public final class TransferBatchBuilder {
  private TransferBatchId id = new TransferBatchId(FreshIds.next());
  private TransferBatchMode mode = TransferBatchMode.INDEPENDENT;
  private String caller = "somebody";
  private final List<Result> results = new ArrayList<>();
  private Instant createdAt = Moments.NOON;

  private TransferBatchBuilder() {}

  public static TransferBatchBuilder aTransferBatch() {
    return new TransferBatchBuilder();
  }

  @CanIgnoreReturnValue
  public TransferBatchBuilder withId(TransferBatchId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBatchBuilder ofMode(TransferBatchMode value) {
    mode = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBatchBuilder by(String value) {
    caller = value;
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBatchBuilder made(Transfer transfer) {
    results.add(new Result.Done(transfer));
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBatchBuilder refused(LocatedRefusal... reasons) {
    results.add(new Result.Refused(List.of(reasons)));
    return this;
  }

  @CanIgnoreReturnValue
  public TransferBatchBuilder createdAt(Instant instant) {
    createdAt = instant;
    return this;
  }

  public TransferBatch build() {
    return new TransferBatch(id, mode, caller, results, createdAt);
  }
}

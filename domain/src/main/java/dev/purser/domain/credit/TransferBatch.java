package dev.purser.domain.credit;

import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Transfers that were asked for together, one after the other, each seeing what the former ones
 * have left; and what came of each. It never changes.
 *
 * @param caller who asked for it
 * @param results in the order of what was asked for; all of them done unless each went for itself
 */
public record TransferBatch(
    TransferBatchId id,
    TransferBatchMode mode,
    String caller,
    List<Result> results,
    Instant createdAt) {

  /** How many transfers somebody may ask for together. */
  public static final int MAX_TRANSFERS = 1_000;

  /**
   * How many legs they may have in all; no transaction touches many more than twice as many rows.
   */
  public static final int MAX_LEGS = 5_000;

  public TransferBatch {
    results = List.copyOf(results);
    if (results.isEmpty() || results.size() > MAX_TRANSFERS) {
      throw new IllegalArgumentException("a batch has 1 to " + MAX_TRANSFERS + " transfers");
    }
    if (mode == TransferBatchMode.ALL_OR_NOTHING
        && results.stream().anyMatch(Result.Refused.class::isInstance)) {
      throw new IllegalArgumentException("all of " + id + " are done or it is not");
    }
  }

  /** Why transfers were not made, of one after the other. */
  public List<LocatedRefusal> refusals() {
    return results.stream()
        .flatMap(result ->
            switch (result) {
              case Result.Done _ -> Stream.empty();
              case Result.Refused(var reasons) -> reasons.stream();
            })
        .toList();
  }

  /** The same batch with these in the place of its {@link #refusals()}, in their order. */
  public TransferBatch telling(List<LocatedRefusal> refusals) {
    var told = refusals.iterator();
    var retold =
        results.stream()
            .<Result>map(result ->
                switch (result) {
                  case Result.Done done -> done;
                  case Result.Refused(var reasons) ->
                      new Result.Refused(reasons.stream().map(_ -> told.next()).toList());
                })
            .toList();
    return new TransferBatch(id, mode, caller, retold, createdAt);
  }

  /** What came of one transfer. */
  public sealed interface Result {
    /** It was made. */
    record Done(Transfer transfer) implements Result {}

    /**
     * It was not made and has left nothing.
     *
     * @param refusals why, at least one; their subjects are paths into this transfer alone
     */
    record Refused(List<LocatedRefusal> refusals) implements Result {
      public Refused {
        refusals = List.copyOf(refusals);
        if (refusals.isEmpty()) {
          throw new IllegalArgumentException("a refusal has a reason");
        }
      }
    }
  }
}

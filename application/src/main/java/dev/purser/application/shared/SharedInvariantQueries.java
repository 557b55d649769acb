package dev.purser.application.shared;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers that ask at the same time share one check, since a check reads everything. The log
 * is told what is wrong, since whoever asks may be a timer.
 */
final class SharedInvariantQueries implements InvariantQueries {
  private static final Logger LOG = LoggerFactory.getLogger(SharedInvariantQueries.class);

  private final Invariants invariants;
  private final ConcurrentMap<InvariantScope, CompletableFuture<InvariantReport>> running =
      new ConcurrentHashMap<>();

  SharedInvariantQueries(Invariants invariants) {
    this.invariants = invariants;
  }

  @Override
  public InvariantReport check(Actor actor, InvariantScope scope) {
    actor.require(Right.READ_ALL);
    var mine = new CompletableFuture<InvariantReport>();
    var first = running.putIfAbsent(scope, mine);
    return first == null ? run(scope, mine) : reportOf(first);
  }

  private InvariantReport run(InvariantScope scope, CompletableFuture<InvariantReport> mine) {
    try {
      mine.complete(told(scope, invariants.check(scope)));
    } catch (TransactionFault fault) {
      LOG.warn("the invariants were not checked ({}) this time: {}", scope, fault.toString());
      mine.completeExceptionally(new ServiceFault.Unavailable("the check did not end", fault));
    } catch (RuntimeException fault) {
      mine.completeExceptionally(fault);
    } finally {
      running.remove(scope, mine);
    }
    return reportOf(mine);
  }

  /** Names of invariants alone: the rows that break them may say who somebody is. */
  private static InvariantReport told(InvariantScope scope, InvariantReport report) {
    if (!report.holds()) {
      var broken = String.join(", ", report.broken());
      LOG.error("the books are not right; invariants that do not hold ({}): {}", scope, broken);
    }
    return report;
  }

  private static InvariantReport reportOf(CompletableFuture<InvariantReport> check) {
    try {
      return check.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}

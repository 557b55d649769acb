package dev.purser.application.shared;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Lets callers that ask at the same time share one check, since a check reads everything. */
final class SharedInvariantQueries implements InvariantQueries {
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
      mine.complete(invariants.check(scope));
    } catch (TransactionFault fault) {
      mine.completeExceptionally(new ServiceFault.Unavailable("the check did not end", fault));
    } catch (RuntimeException fault) {
      mine.completeExceptionally(fault);
    } finally {
      running.remove(scope, mine);
    }
    return reportOf(mine);
  }

  private static InvariantReport reportOf(CompletableFuture<InvariantReport> check) {
    try {
      return check.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}

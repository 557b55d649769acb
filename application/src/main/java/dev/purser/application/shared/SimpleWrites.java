package dev.purser.application.shared;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes that move no value: one transaction each, run again from its start a few times when
 * another one came between. Whoever writes looks first whether a rule forbids it, so that a race on
 * a unique value is refused by that rule the second time. What is done is entered into the audit in
 * the same transaction, so that nothing is written without it.
 */
public final class SimpleWrites {
  private static final int MAX_RUNS = 4;

  private final Transactions transactions;
  private final AuditLog audit;
  private final Clock clock;
  private final Ids ids;

  public SimpleWrites(Transactions transactions, AuditLog audit, Clock clock, Ids ids) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Carries the work out.
   *
   * @param action what the audit calls it, kebab-case
   * @param resource the id of what was written, from the outcome
   */
  public <O> Reply<O> write(
      Actor actor, String action, Function<O, UUID> resource, Supplier<Reply<O>> work) {
    var entry = ids.next();
    return again(() -> {
      var reply = work.get();
      if (reply instanceof Reply.Done<O>(var outcome, var _)) {
        var written = resource.apply(outcome);
        audit.addAll(List.of(new AuditEntry(entry, clock.now(), actor, action, written)));
      }
      return reply;
    });
  }

  /**
   * A further transaction of a long write whose beginning is in the audit already, such as a part
   * of an import.
   */
  public <T> T goOn(Supplier<T> work) {
    return again(work);
  }

  private <T> T again(Supplier<T> work) {
    for (var run = 1; ; run++) {
      try {
        return transactions.write(work);
      } catch (TransactionFault.Conflict | TransactionFault.ConstraintViolated again) {
        if (run == MAX_RUNS) {
          throw again;
        }
      }
    }
  }
}

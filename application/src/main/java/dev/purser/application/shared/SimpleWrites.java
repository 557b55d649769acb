package dev.purser.application.shared;

import java.util.function.Supplier;

/**
 * Writes that move no value: one transaction each, run again from its start a few times when
 * another one came between. Whoever writes looks first whether a rule forbids it, so that a race on
 * a unique value is refused by that rule the second time.
 */
public final class SimpleWrites {
  private static final int MAX_RUNS = 4;

  private final Transactions transactions;

  public SimpleWrites(Transactions transactions) {
    this.transactions = transactions;
  }

  public <T> T write(Supplier<T> work) {
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

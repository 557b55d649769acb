package dev.purser.application.shared;

import java.util.function.Supplier;

/**
 * Where the application says what belongs together. Work must not call the network, and runs again
 * from its start when the caller decides to try again after a {@link TransactionFault}.
 */
public interface Transactions {

  /** All of the work's writes, or none. READ COMMITTED. */
  <T> T write(Supplier<T> work);

  /** Reads that may each see what was committed meanwhile. */
  <T> T read(Supplier<T> work);

  /** Reads that all see the same instant: REPEATABLE READ, READ ONLY. */
  <T> T snapshot(Supplier<T> work);
}

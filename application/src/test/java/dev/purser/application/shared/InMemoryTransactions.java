package dev.purser.application.shared;

import java.util.function.Supplier;

/** One transaction after the other, over a store that takes back what a failed one did. */
public final class InMemoryTransactions implements Transactions {
  private final InMemoryStore store;

  public InMemoryTransactions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return store.inTransaction(true, work);
  }

  /** Writes that give nothing. */
  public void change(Runnable work) {
    store.inTransaction(
        true,
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return store.inTransaction(false, work);
  }

  @Override
  public <T> T snapshot(Supplier<T> work) {
    return store.inTransaction(false, work);
  }
}

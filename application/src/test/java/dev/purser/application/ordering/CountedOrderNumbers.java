package dev.purser.application.ordering;

import java.util.concurrent.atomic.AtomicLong;

/** Order numbers from a counter. */
public final class CountedOrderNumbers implements OrderNumbers {
  private final AtomicLong last = new AtomicLong(100_000);

  @Override
  public long next() {
    return last.incrementAndGet();
  }
}

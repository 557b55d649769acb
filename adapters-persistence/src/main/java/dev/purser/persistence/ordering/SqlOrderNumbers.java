package dev.purser.persistence.ordering;

import dev.purser.application.ordering.OrderNumbers;
import dev.purser.application.shared.Transactions;
import dev.purser.persistence.shared.Sql;
import java.util.concurrent.locks.ReentrantLock;

/** Numbers in blocks from a sequence, so that most orders get theirs without a statement. */
final class SqlOrderNumbers implements OrderNumbers {
  /** The increment of the sequence. */
  private static final int BLOCK = 100;

  private static final String NEXT_BLOCK =
      """
      SELECT nextval('order_numbers') AS first
      """;

  private final Sql sql;
  private final Transactions transactions;
  private final ReentrantLock lock = new ReentrantLock();
  private long next;
  private long end;

  SqlOrderNumbers(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public long next() {
    lock.lock();
    try {
      if (next == end) {
        next =
            transactions.read(() -> sql.query(NEXT_BLOCK, row -> row.getLong("first")).getFirst());
        end = next + BLOCK;
      }
      return next++;
    } finally {
      lock.unlock();
    }
  }
}

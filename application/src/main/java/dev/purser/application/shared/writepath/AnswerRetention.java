package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Transactions;
import java.time.Duration;

/** Forgets answers after their time; their keys stay for ever. */
public final class AnswerRetention {
  /** How long the answer to a key is kept. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** How many answers one transaction forgets at the most. */
  private static final int AT_ONCE = 1_000;

  private final IdempotencyRecords records;
  private final Transactions transactions;
  private final Clock clock;

  public AnswerRetention(IdempotencyRecords records, Transactions transactions, Clock clock) {
    this.records = records;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Forgets some of what is older; false when nothing is left to forget. */
  public boolean forgetSome() {
    return transactions.write(
        () -> records.forgetOutcomesBefore(clock.now().minus(KEPT), AT_ONCE) == AT_ONCE);
  }
}

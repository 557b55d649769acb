package dev.purser.application.customer;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.customer.Session;

/** Forgets sessions that nobody can use any more, with their tokens. */
public final class SessionRetention {
  /** How many one transaction forgets at the most. */
  private static final int AT_ONCE = 1_000;

  private final Sessions sessions;
  private final Transactions transactions;
  private final Clock clock;

  public SessionRetention(Sessions sessions, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Forgets some of them; false when nothing is left to forget. */
  public boolean forgetSome() {
    return transactions.write(
        () -> sessions.forgetOpenedBefore(clock.now().minus(Session.MAX_AGE), AT_ONCE) == AT_ONCE);
  }
}

package dev.purser.application.customer;

import dev.purser.domain.customer.Session;

final class ForgettingSessions implements ForgetSessions {
  /** How many one transaction forgets at the most. */
  private static final int AT_ONCE = 1_000;

  private final Sessions sessions;
  private final Surroundings surroundings;

  ForgettingSessions(Sessions sessions, Surroundings surroundings) {
    this.sessions = sessions;
    this.surroundings = surroundings;
  }

  @Override
  public boolean forgetSome() {
    return surroundings
        .transactions()
        .write(() -> {
          var unusable = surroundings.now().minus(Session.MAX_AGE);
          return sessions.forgetOpenedBefore(unusable, AT_ONCE) == AT_ONCE;
        });
  }
}

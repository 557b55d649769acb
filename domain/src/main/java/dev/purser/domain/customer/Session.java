package dev.purser.domain.customer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody opened by signing in: a family of refresh tokens, of which each is good for one
 * exchange against the next. It ends when it is revoked, when it is not used for {@link #MAX_IDLE},
 * and after {@link #MAX_AGE} in any case.
 */
public record Session(
    SessionId id, CustomerId customer, Instant openedAt, @Nullable Instant revokedAt) {
  public static final Duration MAX_IDLE = Duration.ofDays(30);
  public static final Duration MAX_AGE = Duration.ofDays(90);

  /** How many one person may have at once; the oldest give way. */
  public static final int MAX_OPEN = 20;

  public static Session open(SessionId id, CustomerId customer, Instant now) {
    return new Session(id, customer, now, null);
  }

  /** Until when a refresh token that is issued now is good. */
  public Instant endOfTokenIssuedAt(Instant now) {
    var unused = now.plus(MAX_IDLE);
    var latest = openedAt.plus(MAX_AGE);
    return unused.isBefore(latest) ? unused : latest;
  }
}

package dev.purser.domain.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One link of a session's chain of refresh tokens.
 *
 * @param spentAt when it was exchanged; null before that. Whoever shows a spent one has stolen it
 *     or was stolen from, so the whole session is revoked (RFC 9700, section 4.14.2)
 */
public record RefreshToken(
    SecretHash hash, Session session, Instant expiresAt, @Nullable Instant spentAt) {

  /** Whether it can be exchanged, as far as it is not spent. */
  public boolean isGoodAt(Instant now) {
    return session.revokedAt() == null && now.isBefore(expiresAt);
  }
}

package dev.purser.application.customer;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.RefreshToken;
import dev.purser.domain.customer.SecretHash;
import dev.purser.domain.customer.Session;
import dev.purser.domain.customer.SessionId;
import java.time.Instant;
import java.util.Optional;

/** Sessions and their refresh tokens. */
public interface Sessions {
  /** Adds a session with its first token; the person's oldest beyond the limit are revoked. */
  void open(Session session, RefreshToken first);

  Optional<RefreshToken> find(SecretHash token);

  /** Marks a token as exchanged; false when somebody was faster. */
  boolean spend(SecretHash token, Instant now);

  /** Adds a further token to its session. */
  void add(RefreshToken token);

  /** Ends one session of a person; nothing happens when it has ended or is not theirs. */
  void revoke(SessionId session, CustomerId customer, Instant now);

  /** Ends all sessions of a person. */
  void revokeAll(CustomerId customer, Instant now);

  /**
   * Forgets the oldest sessions that nobody can use any more.
   *
   * @return how many; at most {@code limit}
   */
  int forgetOpenedBefore(Instant instant, int limit);
}

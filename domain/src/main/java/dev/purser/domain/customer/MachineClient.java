package dev.purser.domain.customer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program that calls the service on behalf of a shop. It proves who it is by a secret that it was
 * given once. A rotation gives it another, and lets the former one live on for a while if asked, so
 * that nothing stands still meanwhile; its id, the scope of its idempotency keys, stays.
 *
 * @param formerSecret the one before the last rotation; null without one
 * @param formerUntil until when the former one is good
 * @param disabledAt when it was shut out for good; null while it may call
 * @param version counts the changes from 0
 */
public record MachineClient(
    MachineClientId id,
    String name,
    SecretHash secret,
    @Nullable SecretHash formerSecret,
    @Nullable Instant formerUntil,
    Instant createdAt,
    Instant rotatedAt,
    @Nullable Instant disabledAt,
    long version) {
  public static final int MAX_NAME = 100;

  /** The longest that two secrets are good at once. */
  public static final Duration MAX_OVERLAP = Duration.ofDays(7);

  public MachineClient {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
  }

  public static MachineClient create(
      MachineClientId id, String name, SecretHash secret, Instant now) {
    return new MachineClient(id, name, secret, null, null, now, now, null, 0);
  }

  public boolean isDisabled() {
    return disabledAt != null;
  }

  /** Whether whoever knows the secret is this client. */
  public boolean accepts(SecretHash shown, Instant now) {
    return !isDisabled() && (shown.equals(secret) || isFormer(shown, now));
  }

  /** The client with another secret; the one that it has now is good for the overlap. */
  public MachineClient rotate(SecretHash next, Duration overlap, Instant now) {
    if (overlap.isNegative() || overlap.compareTo(MAX_OVERLAP) > 0) {
      throw new IllegalArgumentException("an overlap is 0 to " + MAX_OVERLAP);
    }
    return new MachineClient(
        id, name, next, secret, now.plus(overlap), createdAt, now, disabledAt, version + 1);
  }

  public MachineClient disable(Instant now) {
    return new MachineClient(
        id, name, secret, formerSecret, formerUntil, createdAt, rotatedAt, now, version + 1);
  }

  private boolean isFormer(SecretHash shown, Instant now) {
    return shown.equals(formerSecret) && formerUntil != null && now.isBefore(formerUntil);
  }
}

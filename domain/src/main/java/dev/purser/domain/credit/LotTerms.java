package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the credits of a lot are spent and when they are gone. Lots burn by priority, then by
 * soonest expiry; what never expires comes after what does. The scale of priorities is that of
 * Stripe's credit grants.
 *
 * @param priority 0 to 100; lower burns first
 * @param expiresAt from then on it cannot be spent, in microseconds; null for never
 */
public record LotTerms(int priority, @Nullable Instant expiresAt) implements Comparable<LotTerms> {
  public static final int MAX_PRIORITY = 100;

  /** Of credits that were granted without one. */
  public static final int DEFAULT_PRIORITY = 50;

  private static final Comparator<LotTerms> BURNING_ORDER =
      Comparator.comparingInt(LotTerms::priority)
          .thenComparing(
              LotTerms::expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

  public LotTerms {
    if (priority < 0 || priority > MAX_PRIORITY) {
      throw new IllegalArgumentException("a priority is 0 to " + MAX_PRIORITY);
    }
    expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** The terms that a grant names; none when it names neither, so that it is no lot. */
  public static Optional<LotTerms> of(@Nullable Integer priority, @Nullable Instant expiresAt) {
    return priority == null && expiresAt == null
        ? Optional.empty()
        : Optional.of(new LotTerms(priority == null ? DEFAULT_PRIORITY : priority, expiresAt));
  }

  public boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /**
   * The terms themselves.
   *
   * @throws RefusedException {@link CreditRefusal.ExpiryPassed} when they end now or earlier
   */
  @CanIgnoreReturnValue
  public LotTerms requireLasting(Instant now) {
    if (expiresAt != null && hasExpired(now)) {
      throw new RefusedException(new CreditRefusal.ExpiryPassed(expiresAt, now));
    }
    return this;
  }

  @Override
  public int compareTo(LotTerms other) {
    return BURNING_ORDER.compare(this, other);
  }
}

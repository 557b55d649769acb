package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lot as a test needs it; without more said, one that never expires, with nothing held. */
public final class LotBuilder {
  private LotId id = new LotId(FreshIds.next());
  private int priority = LotTerms.DEFAULT_PRIORITY;
  private @Nullable Instant expiresAt;
  private final long remaining;
  private long held;
  private Instant createdAt = Moments.MORNING;

  private LotBuilder(long remaining) {
    this.remaining = remaining;
  }

  public static LotBuilder aLot(long remaining) {
    return new LotBuilder(remaining);
  }

  @CanIgnoreReturnValue
  public LotBuilder withId(LotId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public LotBuilder withPriority(int value) {
    priority = value;
    return this;
  }

  @CanIgnoreReturnValue
  public LotBuilder until(Instant expiry) {
    expiresAt = expiry;
    return this;
  }

  @CanIgnoreReturnValue
  public LotBuilder holding(long amount) {
    held = amount;
    return this;
  }

  @CanIgnoreReturnValue
  public LotBuilder createdAt(Instant instant) {
    createdAt = instant;
    return this;
  }

  public Lot build() {
    return new Lot(id, new LotTerms(priority, expiresAt), remaining, held, createdAt);
  }
}

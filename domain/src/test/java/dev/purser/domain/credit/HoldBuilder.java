package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.UUID;

/** A hold as a test needs it; without more said, an open one of 10 credits. */
public final class HoldBuilder {
  private AccountId from = new AccountId(FreshIds.next());
  private AccountId to = new AccountId(FreshIds.next());
  private Amount amount = Amounts.credits(10);
  private UUID managedBy = FreshIds.next();
  private Instant createdAt = Moments.NOON;

  private HoldBuilder() {}

  public static HoldBuilder aHold() {
    return new HoldBuilder();
  }

  @CanIgnoreReturnValue
  public HoldBuilder from(AccountId account) {
    from = account;
    return this;
  }

  @CanIgnoreReturnValue
  public HoldBuilder to(AccountId account) {
    to = account;
    return this;
  }

  @CanIgnoreReturnValue
  public HoldBuilder of(Amount value) {
    amount = value;
    return this;
  }

  @CanIgnoreReturnValue
  public HoldBuilder managedBy(UUID order) {
    managedBy = order;
    return this;
  }

  @CanIgnoreReturnValue
  public HoldBuilder createdAt(Instant instant) {
    createdAt = instant;
    return this;
  }

  public Hold build() {
    return Hold.place(new HoldId(FreshIds.next()), from, to, amount, managedBy, createdAt);
  }
}

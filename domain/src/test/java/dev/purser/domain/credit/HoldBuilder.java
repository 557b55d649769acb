package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hold as a test needs it; without more said, an open one of 10 credits. */
public final class HoldBuilder {
  private AccountId from = new AccountId(FreshIds.next());
  private AccountId to = new AccountId(FreshIds.next());
  private Amount amount = Amounts.credits(10);
  private final List<Portion> setAside = new ArrayList<>();
  private @Nullable String reference;
  private @Nullable Instant expiresAt;
  private @Nullable UUID managedBy = FreshIds.next();
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

  /** It stands alone and can be captured until then. */
  @CanIgnoreReturnValue
  public HoldBuilder until(Instant deadline) {
    managedBy = null;
    expiresAt = deadline;
    return this;
  }

  @CanIgnoreReturnValue
  public HoldBuilder called(String value) {
    reference = value;
    return this;
  }

  /** So much of it is of a lot. */
  @CanIgnoreReturnValue
  public HoldBuilder settingAside(Lot lot, long amount) {
    setAside.add(new Portion(lot, amount));
    return this;
  }

  @CanIgnoreReturnValue
  public HoldBuilder createdAt(Instant instant) {
    createdAt = instant;
    return this;
  }

  public Hold build() {
    var terms = new Hold.Terms(reference, expiresAt, managedBy);
    return Hold.place(new HoldId(FreshIds.next()), from, to, amount, setAside, terms, createdAt);
  }
}

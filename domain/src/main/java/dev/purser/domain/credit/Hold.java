package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits of an account that are set aside for one receiver. It sums up in the account's {@code
 * held} and changes only under that account's lock.
 *
 * @param captured how much of the amount was spent, in minor units
 * @param expired how much of it went to breakage when it was given back, since its lots had expired
 * @param shares what of it is of which lot, in burning order; a rest is of the account's base
 * @param reference the client's own name for it; null without one
 * @param expiresAt from then on it cannot be captured, in microseconds; null for a hold of an order
 * @param managedBy the order that owns it and alone may capture or void it; null without one
 */
public record Hold(
    HoldId id,
    AccountId from,
    AccountId to,
    Amount amount,
    long captured,
    long expired,
    HoldStatus status,
    List<Share> shares,
    @Nullable String reference,
    @Nullable Instant expiresAt,
    @Nullable UUID managedBy,
    Instant createdAt) {
  public static final int MAX_REFERENCE = 100;

  public Hold {
    shares = List.copyOf(shares);
    expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * What a hold has of one lot, in minor units.
   *
   * @param amount what was set aside
   * @param held what of that is neither captured nor given back
   */
  public record Share(LotId lot, long amount, long held) {
    private Share less(long taken) {
      return new Share(lot, amount, held - taken);
    }
  }

  /**
   * Who gets a hold and until when, besides the amount.
   *
   * @param expiresAt null for the hold of an order, whose deadline stands on the order
   * @param managedBy null for a hold that stands alone
   */
  public record Terms(
      @Nullable String reference, @Nullable Instant expiresAt, @Nullable UUID managedBy) {

    /** Of a hold that an order owns. */
    public static Terms managedBy(UUID order) {
      return new Terms(null, null, order);
    }

    /** Of a hold that stands alone. */
    public static Terms until(Instant deadline, @Nullable String reference) {
      return new Terms(reference, deadline, null);
    }

    /**
     * The terms themselves.
     *
     * @throws RefusedException {@link CreditRefusal.ExpiryPassed} when they end now or earlier
     */
    Terms requireLasting(Instant now) {
      if (expiresAt != null && !now.isBefore(expiresAt)) {
        throw new RefusedException(new CreditRefusal.ExpiryPassed(expiresAt, now));
      }
      return this;
    }
  }

  static Hold place(
      HoldId id,
      AccountId from,
      AccountId to,
      Amount amount,
      List<Portion> setAside,
      Terms terms,
      Instant now) {
    var shares =
        setAside.stream()
            .filter(portion -> portion.lot() != null)
            .map(portion -> new Share(portion.lot().id(), portion.amount(), portion.amount()))
            .toList();
    return new Hold(
        id,
        from,
        to,
        amount,
        0,
        0,
        HoldStatus.OPEN,
        shares,
        terms.reference(),
        terms.expiresAt(),
        terms.managedBy(),
        now);
  }

  /** The hold with these shares, which were stored beside it. */
  public Hold with(List<Share> stored) {
    return with(captured, expired, status, stored);
  }

  /** What is still set aside. */
  public Amount remaining() {
    return status == HoldStatus.OPEN
        ? new Amount(amount.asset(), amount.minorUnits() - captured)
        : Amount.zero(amount.asset());
  }

  public boolean hasExpired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  /** Whether it is still open though its deadline has passed. */
  public boolean isDue(Instant now) {
    return status == HoldStatus.OPEN && hasExpired(now);
  }

  /**
   * The hold itself.
   *
   * @throws RefusedException {@link CreditRefusal.ManagedByOrder} when an order owns it
   */
  @CanIgnoreReturnValue
  public Hold requireUnmanaged() {
    if (managedBy != null) {
      throw new RefusedException(new CreditRefusal.ManagedByOrder(managedBy));
    }
    return this;
  }

  /**
   * The hold itself.
   *
   * @throws RefusedException {@link CreditRefusal.HoldClosed} when nothing is set aside any more
   */
  @CanIgnoreReturnValue
  public Hold requireOpen() {
    if (status != HoldStatus.OPEN) {
      throw new RefusedException(new CreditRefusal.HoldClosed(id, status));
    }
    return this;
  }

  /**
   * What a capture takes, or nothing with every refusal noted that applies: {@link
   * CreditRefusal.ManagedByOrder} alone, or {@link CreditRefusal.HoldExpired} from the deadline on,
   * {@link CreditRefusal.HoldClosed}, {@link CreditRefusal.HoldExceeded} when less is still set
   * aside, and what is wrong with the part by itself.
   *
   * @param part null for all that is still set aside
   */
  Optional<Amount> capturable(@Nullable Amount part, Instant now, Refusals refusals) {
    if (refusals.attempt("", this::requireUnmanaged).isEmpty()) {
      return Optional.empty();
    }
    refusals.attempt("", () -> requireLasting(now));
    var isOpen = refusals.attempt("", this::requireOpen).isPresent();
    var taken = part == null ? Optional.of(remaining()) : asked(part, refusals);
    if (isOpen) {
      taken.ifPresent(some -> refusals.attempt("amount", () -> requireRemaining(some)));
    }
    return refusals.isEmpty() ? taken : Optional.empty();
  }

  private Optional<Amount> asked(Amount part, Refusals refusals) {
    if (!part.asset().equals(amount.asset())) {
      refusals.add("amount", new CreditRefusal.AssetMismatch(from, amount.asset(), part.asset()));
    }
    var isMovable = refusals.attempt("amount", part::requireMovable).isPresent();
    return isMovable && part.asset().equals(amount.asset()) ? Optional.of(part) : Optional.empty();
  }

  private Hold requireLasting(Instant now) {
    var ended = status == HoldStatus.EXPIRED || isDue(now);
    if (expiresAt != null && ended) {
      throw new RefusedException(new CreditRefusal.HoldExpired(id, expiresAt));
    }
    return this;
  }

  private Hold requireRemaining(Amount part) {
    var left = remaining().minorUnits();
    if (part.minorUnits() > left) {
      throw new RefusedException(new CreditRefusal.HoldExceeded(id, part.minorUnits(), left));
    }
    return this;
  }

  /** What a part of the hold is made of: of its lots in burning order first, then of the base. */
  Map<LotId, Long> sharesOf(Amount part) {
    var taken = new HashMap<LotId, Long>();
    var rest = part.minorUnits();
    for (var share : shares) {
      var some = Math.min(rest, share.held());
      if (some > 0) {
        taken.put(share.lot(), some);
        rest -= some;
      }
    }
    return taken;
  }

  /**
   * The hold less a part that is spent.
   *
   * @throws RefusedException {@link CreditRefusal.HoldClosed}
   */
  public Hold capture(Amount part) {
    requireOpen();
    var taken = sharesOf(part);
    var after = captured + part.minorUnits();
    var left =
        shares.stream().map(share -> share.less(taken.getOrDefault(share.lot(), 0L))).toList();
    var next = after == amount.minorUnits() ? HoldStatus.CAPTURED : HoldStatus.OPEN;
    return with(after, expired, next, left);
  }

  /**
   * The hold with all of the rest given back.
   *
   * @param next whether it is voided or expires
   * @param swept what of that went to breakage at once
   * @throws RefusedException {@link CreditRefusal.HoldClosed}
   */
  public Hold release(HoldStatus next, long swept) {
    requireOpen();
    var left = shares.stream().map(share -> share.less(share.held())).toList();
    return with(captured, swept, next, left);
  }

  private Hold with(long capturedAfter, long expiredAfter, HoldStatus next, List<Share> left) {
    return new Hold(
        id,
        from,
        to,
        amount,
        capturedAfter,
        expiredAfter,
        next,
        left,
        reference,
        expiresAt,
        managedBy,
        createdAt);
  }
}

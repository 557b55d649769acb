package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Credits of an account that are set aside for one receiver. It sums up in the account's {@code
 * held} and changes only under that account's lock.
 *
 * @param captured how much of the amount was spent, in minor units
 * @param refunded how much of what was spent came back, into the lots that it was of
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
    long refunded,
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
   * @param place the lot, with the terms under which it can be filled again
   * @param amount what was set aside
   * @param held what of that is neither captured nor given back
   * @param refunded what of that was captured and came back
   */
  public record Share(Lot.Place place, long amount, long held, long refunded) {
    /** What was just set aside of lots; what is of the base is no share. */
    static List<Share> of(List<Portion> setAside) {
      var shares = new ArrayList<Share>();
      for (var portion : setAside) {
        if (portion.lot() != null) {
          shares.add(new Share(portion.lot().place(), portion.amount(), portion.amount(), 0));
        }
      }
      return shares;
    }

    public LotId lot() {
      return place.id();
    }

    /** What of it is spent and has not come back; known of holds whose amount shrinks with them. */
    private long spent() {
      return amount - held - refunded;
    }

    private Share less(long taken) {
      return new Share(place, amount, held - taken, refunded);
    }

    private Share more(long added) {
      return new Share(place, amount + added, held + added, refunded);
    }

    private Share emptied() {
      return new Share(place, 0, 0, 0);
    }

    private Share refund(long back) {
      return new Share(place, amount, held, refunded + back);
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
    return new Hold(
        id,
        from,
        to,
        amount,
        0,
        0,
        0,
        HoldStatus.OPEN,
        Share.of(setAside),
        terms.reference(),
        terms.expiresAt(),
        terms.managedBy(),
        now);
  }

  /** The hold with these shares, which were stored beside it. */
  public Hold with(List<Share> stored) {
    return with(amount.minorUnits(), captured, refunded, expired, status, stored);
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
    return with(amount.minorUnits(), after, refunded, expired, next, left);
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
    return with(amount.minorUnits(), captured, refunded, expired + swept, next, left);
  }

  /** What comes free when a part is given back: of the base first, then of the last lots. */
  Map<LotId, Long> lastSharesOf(Amount part) {
    var ofLots = shares.stream().mapToLong(Share::held).sum();
    var ofBase = Math.min(part.minorUnits(), remaining().minorUnits() - ofLots);
    return ofLast(part.minorUnits() - ofBase, Share::held);
  }

  /**
   * The hold less a part of what it still sets aside, as if that had never been asked for.
   *
   * @param swept what of that went to breakage at once
   * @throws RefusedException {@link CreditRefusal.HoldClosed}
   */
  Hold reduce(Amount part, long swept) {
    requireOpen();
    var rest = remaining().minorUnits() - part.minorUnits();
    if (rest == 0 && captured == 0) {
      return release(HoldStatus.VOIDED, swept);
    }
    var freed = lastSharesOf(part);
    var left =
        shares.stream()
            .map(share -> {
              var less = freed.getOrDefault(share.lot(), 0L);
              return new Share(
                  share.place(), share.amount() - less, share.held() - less, share.refunded());
            })
            .toList();
    var next = rest == 0 ? HoldStatus.CAPTURED : HoldStatus.OPEN;
    return with(
        amount.minorUnits() - part.minorUnits(), captured, refunded, expired + swept, next, left);
  }

  /**
   * The hold with more set aside for the same receiver, spent or given back as it may be so far.
   * What was given back for good is not part of it any more.
   *
   * @throws RefusedException {@link dev.purser.domain.shared.ValueRefusal.AmountOutOfRange} when it
   *     would then have held more than 2^53-1 altogether
   */
  Hold extend(Amount more, List<Portion> setAside) {
    var extended = new LinkedHashMap<LotId, Share>();
    var isClosed = status == HoldStatus.VOIDED;
    shares.forEach(share -> extended.put(share.lot(), isClosed ? share.emptied() : share));
    Share.of(setAside)
        .forEach(
            share -> extended.merge(share.lot(), share, (had, news) -> had.more(news.amount())));
    return with(
        new Amount(amount.asset(), captured).plus(remaining()).plus(more).minorUnits(),
        captured,
        refunded,
        expired,
        HoldStatus.OPEN,
        extended.values().stream().sorted(Comparator.comparing(Share::place)).toList());
  }

  /**
   * By lots, what comes back when a part of what was spent is refunded: what was burnt last comes
   * first, so of the base and then of the last lots. A rest is of the base.
   */
  List<Portion> refundOf(Amount part) {
    var back = backShares(part);
    var portions = new ArrayList<Portion>();
    for (var share : shares.reversed()) {
      var some = back.getOrDefault(share.lot(), 0L);
      if (some > 0) {
        portions.add(new Portion(emptied(share.place()), some));
      }
    }
    return portions;
  }

  /**
   * The hold with a part of what was spent given back.
   *
   * @param swept what of that went to breakage at once
   */
  Hold refund(Amount part, long swept) {
    var after = refunded + part.minorUnits();
    if (after > captured) {
      throw new IllegalStateException(id + " has captured " + captured + ", not " + after);
    }
    var back = backShares(part);
    var left =
        shares.stream().map(share -> share.refund(back.getOrDefault(share.lot(), 0L))).toList();
    return with(amount.minorUnits(), captured, after, expired + swept, status, left);
  }

  private Map<LotId, Long> backShares(Amount part) {
    var ofLots = shares.stream().mapToLong(Share::spent).sum();
    var ofBase = Math.min(part.minorUnits(), captured - refunded - ofLots);
    return ofLast(part.minorUnits() - ofBase, Share::spent);
  }

  /** So much of the lots, the last before the others, as far as each has it. */
  private Map<LotId, Long> ofLast(long wanted, ToLongFunction<Share> available) {
    var taken = new HashMap<LotId, Long>();
    var rest = wanted;
    for (var share : shares.reversed()) {
      var some = Math.min(rest, available.applyAsLong(share));
      if (some > 0) {
        taken.put(share.lot(), some);
        rest -= some;
      }
    }
    return taken;
  }

  private static Lot emptied(Lot.Place place) {
    return new Lot(place.id(), place.terms(), 0, 0, place.createdAt());
  }

  private Hold with(
      long amountAfter,
      long capturedAfter,
      long refundedAfter,
      long expiredAfter,
      HoldStatus next,
      List<Share> left) {
    return new Hold(
        id,
        from,
        to,
        new Amount(amount.asset(), amountAfter),
        capturedAfter,
        refundedAfter,
        expiredAfter,
        next,
        left,
        reference,
        expiresAt,
        managedBy,
        createdAt);
  }
}

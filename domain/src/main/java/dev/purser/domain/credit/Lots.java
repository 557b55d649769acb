package dev.purser.domain.credit;

import dev.purser.domain.shared.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The lots of one account that are not spent, in the order in which they burn: by their terms, then
 * the oldest first. Each change gives new lots, which still know what was loaded and what has come
 * since, so that only what differs is written.
 */
public final class Lots {
  /** The largest number of an account's lots that are not spent. */
  public static final int MAX = 200;

  public static final Lots NONE = new Lots(List.of(), List.of(), List.of());

  private static final Comparator<Lot> BURNING_ORDER = Comparator.comparing(Lot::place);

  private final List<Lot> loaded;
  private final List<Lot> opened;
  private final List<Lot> live;

  private Lots(List<Lot> loaded, List<Lot> opened, List<Lot> live) {
    this.loaded = loaded;
    this.opened = opened;
    this.live = live;
  }

  /** The lots as they stand in the books; those that are spent are left out. */
  public static Lots loaded(Collection<Lot> stored) {
    var live = stored.stream().filter(Lots::isLive).sorted(BURNING_ORDER).toList();
    return live.isEmpty() ? NONE : new Lots(live, List.of(), live);
  }

  /** What was taken, and what the lots did not cover. */
  record Taken(Lots lots, List<Portion> portions, long rest) {}

  /** In burning order. */
  public List<Lot> all() {
    return live;
  }

  public boolean isEmpty() {
    return live.isEmpty();
  }

  public int size() {
    return live.size();
  }

  /** What is left in them, held or not. */
  public long total() {
    return sum(Lot::remaining);
  }

  public long held() {
    return sum(Lot::held);
  }

  /** What has expired of them and is not held. */
  public long expired(Instant now) {
    return sum(lot -> lot.hasExpired(now) ? lot.free() : 0);
  }

  /**
   * The lots as they now are of all that differ from what was loaded, or came since; those that are
   * spent have 0 left.
   */
  public List<Lot> changed() {
    if (live.equals(loaded) && opened.isEmpty()) {
      return List.of();
    }
    var before = byId(loaded);
    var changed = new ArrayList<Lot>();
    var gone = new HashMap<>(before);
    opened.forEach(lot -> gone.put(lot.id(), lot));
    for (var lot : live) {
      gone.remove(lot.id());
      if (!lot.equals(before.get(lot.id()))) {
        changed.add(lot);
      }
    }
    gone.values().forEach(lot -> changed.add(spent(lot)));
    return changed;
  }

  /** Spends of what is free and has not expired. */
  Taken burn(long amount, Instant now) {
    return take(amount, live, lot -> lot.hasExpired(now) ? 0 : lot.free(), Lot::burn);
  }

  /** Spends of some lots first, at most so much of each, and then as always. */
  Taken burn(long amount, List<Portion> first, Instant now) {
    var most = new HashMap<LotId, Long>();
    first.forEach(portion -> {
      if (portion.lot() != null) {
        most.merge(portion.lot().id(), portion.amount(), Long::sum);
      }
    });
    var preferred =
        take(
            amount,
            live,
            lot -> lot.hasExpired(now) ? 0 : Math.min(lot.free(), most.getOrDefault(lot.id(), 0L)),
            Lot::burn);
    var others = preferred.lots().burn(preferred.rest(), now);
    var portions = new ArrayList<>(preferred.portions());
    portions.addAll(others.portions());
    return new Taken(others.lots(), portions, others.rest());
  }

  /** Sets aside of what is free and has not expired. */
  Taken hold(long amount, Instant now) {
    return take(amount, live, lot -> lot.hasExpired(now) ? 0 : lot.free(), Lot::hold);
  }

  /** Takes all that has expired and is not held. */
  Taken expire(Instant now) {
    return take(expired(now), live, lot -> lot.hasExpired(now) ? lot.free() : 0, Lot::burn);
  }

  /** Spends what a hold has set aside. */
  Taken capture(Map<LotId, Long> shares) {
    return takeShares(shares, Lot::capture);
  }

  /** Gives back what a hold has set aside. */
  Taken release(Map<LotId, Long> shares) {
    return takeShares(shares, Lot::release);
  }

  /**
   * Puts credits into the oldest lot of the same terms, or into a new one.
   *
   * @throws RefusedException {@link CreditRefusal.TooManyLots} when that would be one too many
   */
  Taken fill(AccountId account, LotTerms terms, long amount, Supplier<LotId> id, Instant now) {
    var lot =
        live.stream()
            .filter(equal -> equal.terms().equals(terms))
            .findFirst()
            .orElseGet(() -> new Lot(id.get(), terms, 0, 0, now));
    return put(account, lot, amount);
  }

  /** Puts credits into a lot of their own. */
  Taken open(AccountId account, LotId id, LotTerms terms, long amount, Instant now) {
    return put(account, new Lot(id, terms, 0, 0, now), amount);
  }

  /** Puts credits back into the lot that they were taken from, spent as it may be by now. */
  Taken giveBack(AccountId account, Lot origin, long amount) {
    var lot = find(origin.id()).orElseGet(() -> spent(origin));
    return put(account, lot, amount);
  }

  private Taken put(AccountId account, Lot lot, long amount) {
    if (!isLive(lot) && live.size() >= MAX) {
      throw new RefusedException(new CreditRefusal.TooManyLots(account, MAX));
    }
    var filled = lot.fill(amount);
    var others = live.stream().filter(other -> !other.id().equals(lot.id()));
    var after = new ArrayList<>(others.toList());
    after.add(filled);
    after.sort(BURNING_ORDER);
    var news = new ArrayList<>(opened);
    if (!isLive(lot)) {
      news.add(lot);
    }
    var lots = new Lots(loaded, List.copyOf(news), List.copyOf(after));
    return new Taken(lots, List.of(new Portion(filled, amount)), 0);
  }

  private Taken takeShares(Map<LotId, Long> shares, Change change) {
    var amount = shares.values().stream().mapToLong(Long::longValue).sum();
    var taken =
        take(amount, live, lot -> Math.min(lot.held(), shares.getOrDefault(lot.id(), 0L)), change);
    if (taken.rest() > 0) {
      throw new IllegalStateException(shares + " are not all held by " + live);
    }
    return taken;
  }

  /** Takes from each lot in its turn at most what it offers. */
  private Taken take(long amount, List<Lot> from, ToLongFunction<Lot> offer, Change change) {
    if (from.isEmpty() || amount == 0) {
      return new Taken(this, List.of(), amount);
    }
    var after = new ArrayList<Lot>(from.size());
    var portions = new ArrayList<Portion>();
    var rest = amount;
    for (var lot : from) {
      var taken = Math.min(rest, offer.applyAsLong(lot));
      if (taken == 0) {
        after.add(lot);
        continue;
      }
      var changed = change.apply(lot, taken);
      portions.add(new Portion(changed, taken));
      rest -= taken;
      if (isLive(changed)) {
        after.add(changed);
      }
    }
    return new Taken(of(after), portions, rest);
  }

  /** What taking does to a lot. */
  @FunctionalInterface
  private interface Change {
    Lot apply(Lot lot, long amount);
  }

  private Lots of(List<Lot> after) {
    return new Lots(loaded, opened, List.copyOf(after));
  }

  private Optional<Lot> find(LotId id) {
    return live.stream().filter(withId(id)).findFirst();
  }

  private static Predicate<Lot> withId(LotId id) {
    return lot -> lot.id().equals(id);
  }

  private long sum(ToLongFunction<Lot> figure) {
    var sum = 0L;
    for (var lot : live) {
      sum += figure.applyAsLong(lot);
    }
    return sum;
  }

  private static boolean isLive(Lot lot) {
    return lot.remaining() > 0;
  }

  private static Lot spent(Lot lot) {
    return new Lot(lot.id(), lot.terms(), 0, 0, lot.createdAt());
  }

  private static Map<LotId, Lot> byId(List<Lot> lots) {
    return lots.stream()
        .collect(Collectors.toMap(Lot::id, Function.identity(), (one, other) -> one, HashMap::new));
  }

  /** Whether the same lots are left, whatever they were when they were loaded. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Lots lots && live.equals(lots.live);
  }

  @Override
  public int hashCode() {
    return live.hashCode();
  }

  @Override
  public String toString() {
    return live.toString();
  }
}

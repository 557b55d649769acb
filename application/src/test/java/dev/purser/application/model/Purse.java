package dev.purser.application.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account of the model: what lies in heaps, and the rest. */
final class Purse {
  private static final long MOST = 9_007_199_254_740_991L;
  private static final int MOST_HEAPS = 200;

  private static final Comparator<Heap> BURNING =
      Comparator.<Heap>comparingInt(heap -> heap.priority)
          .thenComparingLong(Heap::endOrNever)
          .thenComparingInt(heap -> heap.number);

  final int asset;
  final long floor;
  final boolean isHouse;
  String status = "OPEN";
  long rest;
  long restHeld;
  final List<Heap> heaps = new ArrayList<>();

  /** How much came or went, one after the other. */
  final List<Change> history = new ArrayList<>();

  private long present;

  Purse(int asset, long floor, boolean isHouse) {
    this.asset = asset;
    this.floor = floor;
    this.isHouse = isHouse;
  }

  Purse(Purse other) {
    this(other.asset, other.floor, other.isHouse);
    status = other.status;
    rest = other.rest;
    restHeld = other.restHeld;
    other.heaps.forEach(heap -> heaps.add(new Heap(heap)));
    history.addAll(other.history);
    present = other.present;
  }

  /** How much came or went, and when. */
  record Change(long at, long amount) {}

  /** Credits that burn together. It stays when it is spent, since it may be filled again. */
  static final class Heap {
    final int number;
    final int priority;
    final @Nullable Long end;
    long left;
    long held;

    Heap(int number, int priority, @Nullable Long end) {
      this.number = number;
      this.priority = priority;
      this.end = end;
    }

    private Heap(Heap other) {
      this(other.number, other.priority, other.end);
      left = other.left;
      held = other.held;
    }

    private Heap(Heap whole, long part) {
      this(whole.number, whole.priority, whole.end);
      left = part;
    }

    boolean isOver(long now) {
      return end != null && end <= now;
    }

    long free(long now) {
      return isOver(now) ? 0 : left - held;
    }

    private long endOrNever() {
      return end == null ? Long.MAX_VALUE : end;
    }

    @Override
    public String toString() {
      return "%d (%d held) at %d until %s".formatted(left, held, priority, end);
    }
  }

  /** What cannot be done, by the code of its refusal. */
  static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;
    final String code;

    Impossible(String code) {
      super(code);
      this.code = code;
    }
  }

  /** In the order in which they burn. */
  List<Heap> burning() {
    return heaps.stream().filter(heap -> heap.left > 0).sorted(BURNING).toList();
  }

  /** The same heaps in the order in which they burn, spent as they may be. */
  List<Integer> burning(Collection<Integer> numbers) {
    return heaps.stream()
        .filter(heap -> numbers.contains(heap.number))
        .sorted(BURNING)
        .map(heap -> heap.number)
        .toList();
  }

  long posted() {
    return rest + burning().stream().mapToLong(heap -> heap.left).sum();
  }

  long held() {
    return restHeld + burning().stream().mapToLong(heap -> heap.held).sum();
  }

  long expired(long now) {
    return burning().stream()
        .filter(heap -> heap.isOver(now))
        .mapToLong(heap -> heap.left - heap.held)
        .sum();
  }

  long available(long now) {
    return posted() - held() - expired(now) - floor;
  }

  /** Throws what is over away, and tells how much that was; everybody does so first. */
  long sweep(long now) {
    present = now;
    var over = expired(now);
    if (over > 0) {
      burning().stream().filter(heap -> heap.isOver(now)).forEach(heap -> heap.left = heap.held);
      note(-over);
    }
    return over;
  }

  /** Spends, and tells from which heaps, by their numbers. */
  Map<Integer, Long> spend(long amount, long now) {
    return spend(amount, Map.of(), now);
  }

  /** Spends of some heaps first, at most so much of each. */
  Map<Integer, Long> spend(long amount, Map<Integer, Long> first, long now) {
    var from = new LinkedHashMap<Integer, Long>();
    var wanted = amount;
    for (var heap : burning()) {
      wanted -= burn(heap, Math.min(wanted, first.getOrDefault(heap.number, 0L)), now, from);
    }
    for (var heap : burning()) {
      wanted -= burn(heap, wanted, now, from);
    }
    rest -= wanted;
    note(-amount);
    return from;
  }

  private static long burn(Heap heap, long most, long now, Map<Integer, Long> from) {
    var some = Math.min(most, heap.free(now));
    if (some > 0) {
      heap.left -= some;
      from.merge(heap.number, some, Long::sum);
    }
    return some;
  }

  /** Sets aside, and tells of which heaps. */
  Map<Integer, Long> hold(long amount, long now) {
    var of = new LinkedHashMap<Integer, Long>();
    var wanted = amount;
    for (var heap : burning()) {
      var some = Math.min(wanted, heap.free(now));
      if (some > 0) {
        heap.held += some;
        of.put(heap.number, some);
        wanted -= some;
      }
    }
    restHeld += wanted;
    return of;
  }

  /** Gives free what was set aside, and spends it if that is what is meant. */
  void unhold(Map<Integer, Long> shares, long ofRest, boolean spent) {
    shares.forEach((number, some) -> {
      var heap = heap(number);
      heap.held -= some;
      heap.left -= spent ? some : 0;
    });
    restHeld -= ofRest;
    rest -= spent ? ofRest : 0;
    if (spent) {
      note(-(ofRest + CreditModel.sum(shares)));
    }
  }

  /** Puts an amount into a new heap. */
  void open(Heap heap, long amount) throws Impossible {
    requireOneMore();
    add(heap).left = amount;
    put(0, amount);
  }

  /** Puts an amount into heaps like those that it was in, the oldest first, or into new ones. */
  Map<Integer, Long> receive(long amount, List<Heap> like, Heaps heapsToBe) throws Impossible {
    var into = new LinkedHashMap<Integer, Long>();
    for (var part : isHouse ? List.<Heap>of() : like) {
      var equal =
          burning().stream()
              .filter(
                  heap -> heap.priority == part.priority && heap.endOrNever() == part.endOrNever())
              .findFirst();
      if (equal.isEmpty()) {
        requireOneMore();
      }
      var heap = equal.orElseGet(() -> add(heapsToBe.next(part.priority, part.end)));
      heap.left += part.left;
      into.merge(heap.number, part.left, Long::sum);
    }
    put(amount - CreditModel.sum(into), amount);
    return into;
  }

  /** Puts an amount back into the heaps from which it came. */
  void giveBack(long amount, Map<Integer, Long> into) throws Impossible {
    for (var part : into.entrySet()) {
      var heap = heap(part.getKey());
      if (heap.left == 0) {
        requireOneMore();
      }
      heap.left += part.getValue();
    }
    put(amount - CreditModel.sum(into), amount);
  }

  private void put(long ofRest, long amount) throws Impossible {
    rest += ofRest;
    if (isOverfull()) {
      throw new Impossible("amount-out-of-range");
    }
    note(amount);
  }

  private boolean isOverfull() {
    return !isHouse && posted() - floor > MOST;
  }

  /** How many heaps there may be besides. */
  int lotsToCome() {
    return MOST_HEAPS - burning().size();
  }

  private void requireOneMore() throws Impossible {
    if (lotsToCome() <= 0) {
      throw new Impossible("too-many-lots");
    }
  }

  private void note(long amount) {
    history.add(new Change(present, amount));
  }

  private Heap add(Heap heap) {
    heaps.add(heap);
    return heap;
  }

  Heap heap(int number) {
    return heaps.stream().filter(heap -> heap.number == number).findFirst().orElseThrow();
  }

  /** Numbers heaps as they come. */
  interface Heaps {
    Heap next(int priority, @Nullable Long end);
  }

  /** What was taken from heaps, as heaps of its own. */
  List<Heap> taken(Map<Integer, Long> from) {
    return from.entrySet().stream()
        .map(part -> new Heap(heap(part.getKey()), part.getValue()))
        .toList();
  }
}

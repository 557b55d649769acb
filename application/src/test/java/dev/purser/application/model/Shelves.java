package dev.purser.application.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The stock of the model: shelves with pieces of SKUs, at few places that go by their numbers. */
final class Shelves {
  /** A place that there is not. */
  static final int NOWHERE = -1;

  /** Which place is tried first: the smallest number, and of equal ones the first place. */
  final List<Integer> priorities;

  private final Map<Integer, List<Shelf>> bySku = new HashMap<>();

  Shelves(List<Integer> priorities) {
    this.priorities = new ArrayList<>(priorities);
  }

  Shelves(Shelves other) {
    this(other.priorities);
    other.bySku.forEach(
        (sku, shelves) -> bySku.put(sku, shelves.stream().map(Shelf::new).toList()));
  }

  /** What lies at one place. */
  static final class Shelf {
    long there;
    long promised;
    long limit;
    @Nullable Long few;

    /** What came and went. */
    final List<Change> history = new ArrayList<>();

    private Shelf() {}

    private Shelf(Shelf other) {
      there = other.there;
      promised = other.promised;
      limit = other.limit;
      few = other.few;
      history.addAll(other.history);
    }

    long toSell() {
      return there - promised + limit;
    }

    /** Whether what is promised can be kept with so many there, and such a limit. */
    boolean keeps(long left, long otherLimit) {
      return promised <= left + otherLimit;
    }

    boolean isLow() {
      return few != null && there - promised <= few;
    }

    void change(long at, String type, long pieces) {
      there += pieces;
      history.add(new Change(at, type, pieces));
    }
  }

  /** What came or went, when and why. */
  record Change(long at, String type, long pieces) {}

  /** So many pieces at a place. */
  record Part(int place, long pieces) {}

  Shelf at(int sku, int place) {
    return bySku
        .computeIfAbsent(sku, s -> priorities.stream().map(p -> new Shelf()).toList())
        .get(place);
  }

  boolean isThere(int place) {
    return place >= 0 && place < priorities.size();
  }

  int places() {
    return priorities.size();
  }

  /**
   * Promises so many of a SKU: tries all ways to choose places, and takes the one of the fewest, or
   * of these the one whose places are tried first.
   *
   * @return nothing when all places together have too few
   */
  Optional<List<Part>> promise(int sku, long pieces) {
    var tried =
        IntStream.range(0, priorities.size())
            .boxed()
            .sorted(Comparator.comparing(priorities::get))
            .toList();
    var best =
        IntStream.range(1, 1 << tried.size())
            .mapToObj(choice ->
                IntStream.range(0, tried.size())
                    .filter(n -> (choice >> n & 1) == 1)
                    .boxed()
                    .toList())
            .filter(choice ->
                choice.stream().mapToLong(n -> at(sku, tried.get(n)).toSell()).sum() >= pieces)
            .min(Comparator.<List<Integer>>comparingInt(List::size).thenComparing(Shelves::first));
    return best.map(choice -> take(sku, pieces, choice.stream().map(tried::get).toList()));
  }

  private static int first(List<Integer> one, List<Integer> other) {
    return IntStream.range(0, one.size())
        .map(n -> one.get(n) - other.get(n))
        .filter(difference -> difference != 0)
        .findFirst()
        .orElse(0);
  }

  private List<Part> take(int sku, long pieces, List<Integer> places) {
    var parts = new ArrayList<Part>();
    var wanted = pieces;
    for (var place : places) {
      var some = Math.min(wanted, at(sku, place).toSell());
      at(sku, place).promised += some;
      parts.add(new Part(place, some));
      wanted -= some;
    }
    return parts;
  }
}

package dev.purser.application.shared;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list and where the next ones begin.
 *
 * @param next the position after the last item; null at the end, and on a page by its number
 * @param total how many there are on all pages; null unless it is a page by its number
 */
public record Page<T, P>(List<T> items, @Nullable P next, @Nullable Long total) {
  public static final int MAX_LIMIT = 200;
  public static final int DEFAULT_LIMIT = 50;

  public Page {
    items = List.copyOf(items);
  }

  public Page(List<T> items, @Nullable P next) {
    this(items, next, null);
  }

  public static <T, P> Page<T, P> empty() {
    return new Page<>(List.of(), null);
  }

  /** How many to read in order to know whether there are more than {@code limit}. */
  public static int limitAndOne(int limit) {
    return requireLimit(limit) + 1;
  }

  /** The first {@code limit} of the items that were read, and a position if there are more. */
  public static <T, P> Page<T, P> of(List<T> read, int limit, Function<T, P> position) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    var items = read.subList(0, limit);
    return new Page<>(items, position.apply(items.getLast()));
  }

  /**
   * The page of the items that were read for a slice.
   *
   * @param position of an item
   * @param count tells how many there are in all; asked only when that is not known without
   */
  public static <T, P> Page<T, P> of(
      Slice<P> slice, List<T> read, Function<T, P> position, LongSupplier count) {
    return switch (slice) {
      case Slice.After<P>(var _, var limit) -> of(read, limit, position);
      case Slice.Numbered<P> numbered ->
          new Page<>(read, null, total(numbered, read.size(), count));
    };
  }

  /** The same page of what its items stand for. */
  public <U> Page<U, P> showing(List<U> others) {
    return new Page<>(others, next, total);
  }

  private static long total(Slice.Numbered<?> slice, int read, LongSupplier count) {
    var isLast = read < slice.size() && (read > 0 || slice.page() == 1);
    return isLast ? slice.offset() + read : count.getAsLong();
  }

  static int requireLimit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " items");
    }
    return limit;
  }
}

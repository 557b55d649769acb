package dev.purser.application.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list and where the next ones begin.
 *
 * @param next the position after the last item; null at the end
 */
public record Page<T, P>(List<T> items, @Nullable P next) {
  public static final int MAX_LIMIT = 200;
  public static final int DEFAULT_LIMIT = 50;

  public Page {
    items = List.copyOf(items);
  }

  public static <T, P> Page<T, P> empty() {
    return new Page<>(List.of(), null);
  }

  /** How many to read in order to know whether there are more than {@code limit}. */
  public static int limitAndOne(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " items");
    }
    return limit + 1;
  }

  /** The first {@code limit} of the items that were read, and a position if there are more. */
  public static <T, P> Page<T, P> of(List<T> read, int limit, Function<T, P> position) {
    if (read.size() <= limit) {
      return new Page<>(read, null);
    }
    var items = read.subList(0, limit);
    return new Page<>(items, position.apply(items.getLast()));
  }
}

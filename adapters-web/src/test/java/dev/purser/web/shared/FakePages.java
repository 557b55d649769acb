package dev.purser.web.shared;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts lists in memory into pages. */
public final class FakePages {
  private FakePages() {}

  /** The page after the position, which is the last item's of the page before. */
  public static <T, P> Page<T, P> page(
      List<T> all, Function<T, P> position, @Nullable P after, int limit) {
    var positions = all.stream().map(position).toList();
    var from = after == null ? 0 : positions.indexOf(after) + 1;
    var to = Math.min(from + limit, all.size());
    var next = to < all.size() ? positions.get(to - 1) : null;
    return new Page<>(all.subList(from, to), next);
  }

  /** The slice of them. */
  public static <T, P> Page<T, P> page(List<T> all, Function<T, P> position, Slice<P> slice) {
    return switch (slice) {
      case Slice.After<P>(var after, var limit) -> page(all, position, after, limit);
      case Slice.Numbered<P> numbered ->
          Page.of(
              numbered,
              all.stream().skip(numbered.offset()).limit(numbered.rows()).toList(),
              position,
              all::size);
    };
  }
}

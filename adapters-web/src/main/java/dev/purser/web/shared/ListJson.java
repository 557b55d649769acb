package dev.purser.web.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list. */
public sealed interface ListJson<T> {
  List<T> items();

  /** What came after a cursor, or from the start of the list. */
  record ByCursor<T>(List<T> items, @Nullable String nextCursor) implements ListJson<T> {}

  /**
   * A page by its number.
   *
   * @param page from 1
   * @param total how many items there are on all pages
   */
  record ByNumber<T>(List<T> items, int page, int size, long total, long pages)
      implements ListJson<T> {}
}

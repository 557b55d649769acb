package dev.purser.application.shared;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: what comes after a position, which takes the same time at any
 * depth; or a page by its number, which tells how many there are and costs the more the further it
 * reaches, so that it is for staff and its reach has a limit.
 *
 * <p>A port reads {@link #rows} rows after {@link #position}, leaving out the first {@link #offset}
 * of them, and {@link Page#of(Slice, java.util.List, java.util.function.Function,
 * java.util.function.LongSupplier)} makes the page of them.
 */
public sealed interface Slice<P> {
  /** A page by its number has none of the items beyond this one; cursors go on. */
  int MAX_REACH = 10_000;

  /** The first ones. */
  static <P> Slice<P> first(int limit) {
    return new After<>(null, limit);
  }

  static <P> Slice<P> after(@Nullable P position, int limit) {
    return new After<>(position, limit);
  }

  /**
   * A page by its number.
   *
   * @throws AccessDenied to whoever may not read everything: to others their lists are short
   */
  static <P> Numbered<P> numbered(Actor actor, int page, int size) {
    actor.require(Right.READ_ALL);
    return new Numbered<>(page, size);
  }

  /** The position that the items come after; null for the start of the list. */
  @Nullable P position();

  /** How many items to leave out. */
  int offset();

  /** How many to read; one more than are shown where that tells whether there are more. */
  int rows();

  /**
   * What comes after a position.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  record After<P>(@Nullable P position, int limit) implements Slice<P> {
    public After {
      limit = Page.requireLimit(limit);
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int rows() {
      return limit + 1;
    }
  }

  /**
   * A page by its number.
   *
   * @param page from 1
   * @param size 1 to {@link Page#MAX_LIMIT}
   */
  record Numbered<P>(int page, int size) implements Slice<P> {
    public Numbered {
      size = Page.requireLimit(size);
      if (page < 1 || !isInReach(page, size)) {
        throw new IllegalArgumentException("a page ends within the first " + MAX_REACH + " items");
      }
    }

    /** Whether the page ends within the reach of numbered pages. */
    public static boolean isInReach(long page, int size) {
      return page <= MAX_REACH / size;
    }

    @Override
    public @Nullable P position() {
      return null;
    }

    @Override
    public int offset() {
      return (page - 1) * size;
    }

    @Override
    public int rows() {
      return size;
    }
  }
}

package dev.purser.web.shared;

import dev.purser.application.shared.Page;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request for a page of a list: what is to be on it, how much of that, and from where on. */
public final class Listing<F extends Record> {
  private final F filter;
  private final int limit;
  private final @Nullable String position;
  private final UnaryOperator<String> seal;
  private final UnaryOperator<String> address;

  /**
   * Takes what was asked for.
   *
   * @param position where the page before ended; null for the first page
   * @param seal makes a cursor of a position
   * @param address makes the address of the next page of its cursor
   */
  Listing(
      F filter,
      int limit,
      @Nullable String position,
      UnaryOperator<String> seal,
      UnaryOperator<String> address) {
    this.filter = filter;
    this.limit = limit;
    this.position = position;
    this.seal = seal;
    this.address = address;
  }

  public F filter() {
    return filter;
  }

  public int limit() {
    return limit;
  }

  /** Where the page before ended; null for the first page. */
  public <P> @Nullable P after(Function<String, P> read) {
    return position == null ? null : read.apply(position);
  }

  /** The answer to it; {@code written} is the inverse of what {@link #after} reads with. */
  public <T, P, J> Answer<ListJson<J>> answer(
      Page<T, P> page, Function<T, J> json, Function<P, String> written) {
    var items = page.items().stream().map(json).toList();
    var next = page.next();
    if (next == null) {
      return new Answer.Listed<>(new ListJson<>(items, null), null);
    }
    var cursor = seal.apply(written.apply(next));
    var link = "<" + address.apply(cursor) + ">; rel=\"next\"";
    return new Answer.Listed<>(new ListJson<>(items, cursor), link);
  }
}

package dev.purser.web.shared;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request for a part of a list: what is to be on it, how much of that, and from where on. A list
 * that staff may also go through by the numbers of its pages takes a {@link #slice} of it; one that
 * has cursors alone takes {@link #after} and {@link #limit}.
 *
 * <p>A list with several orders has an enum of them among its filters; a cursor is good for the
 * order that it was made in, like for the other filters. Its positions tell everything the order
 * looks at.
 */
public final class Listing<F extends Record> {
  static final String LIMIT = "limit";
  static final String CURSOR = "cursor";
  static final String PAGE = "page";
  static final String SIZE = "size";

  private final F filter;
  private final Slice<String> slice;
  private final UnaryOperator<String> seal;
  private final Address address;

  /**
   * Takes what was asked for.
   *
   * @param seal makes a cursor of a position
   */
  Listing(F filter, Slice<String> slice, UnaryOperator<String> seal, Address address) {
    this.filter = filter;
    this.slice = slice;
    this.seal = seal;
    this.address = address;
  }

  /** Where the list is and how it was asked for. */
  record Address(String path, QueryString query) {
    String with(String name, String value) {
      return path + "?" + query.with(name, value).encoded();
    }
  }

  public F filter() {
    return filter;
  }

  /** What is asked for; {@code read} makes a position of what {@link #answer} has written. */
  public <P> Slice<P> slice(Function<String, P> read) {
    return switch (slice) {
      case Slice.After<String>(var position, var limit) ->
          Slice.after(position == null ? null : read.apply(position), limit);
      case Slice.Numbered<String>(var page, var size) -> new Slice.Numbered<>(page, size);
    };
  }

  /** How many are asked for at the most, of a list without numbered pages. */
  public int limit() {
    return byCursor().limit();
  }

  /** Where the page before ended, of a list without numbered pages; null for the first page. */
  public <P> @Nullable P after(Function<String, P> read) {
    var position = byCursor().position();
    return position == null ? null : read.apply(position);
  }

  /** The answer to it; {@code written} is the inverse of what {@link #slice} reads with. */
  public <T, P, J> Answer.Listed<J> answer(
      Page<T, P> page, Function<T, J> json, Function<P, String> written) {
    var items = page.items().stream().map(json).toList();
    return switch (slice) {
      case Slice.After<String> _ -> byCursor(items, page.next(), written);
      case Slice.Numbered<String> numbered -> byNumber(items, numbered, page.total());
    };
  }

  private <P, J> Answer.Listed<J> byCursor(
      List<J> items, @Nullable P next, Function<P, String> written) {
    if (next == null) {
      return new Answer.Listed<>(new ListJson.ByCursor<>(items, null), null);
    }
    var cursor = seal.apply(written.apply(next));
    var links = new Links().add(address.with(CURSOR, cursor), "next");
    return new Answer.Listed<>(new ListJson.ByCursor<>(items, cursor), links.header());
  }

  private <J> Answer.Listed<J> byNumber(
      List<J> items, Slice.Numbered<?> asked, @Nullable Long counted) {
    var total = counted == null ? 0 : counted;
    var pages = Math.ceilDiv(total, asked.size());
    var links = new Links();
    link(links, 1, "first", asked, pages);
    link(links, Math.min(asked.page() - 1L, pages), "prev", asked, pages);
    link(links, asked.page() + 1L, "next", asked, pages);
    link(links, pages, "last", asked, pages);
    var body = new ListJson.ByNumber<>(items, asked.page(), asked.size(), total, pages);
    return new Answer.Listed<>(body, links.header());
  }

  /** Links to a page only where there is one and it can be had. */
  private void link(Links links, long page, String relation, Slice.Numbered<?> asked, long pages) {
    if (page >= 1 && page <= pages && Slice.Numbered.isInReach(page, asked.size())) {
      links.add(address.with(PAGE, Long.toString(page)), relation);
    }
  }

  private Slice.After<String> byCursor() {
    return switch (slice) {
      case Slice.After<String> after -> after;
      case Slice.Numbered<String> _ ->
          throw new ProblemException(
              new Problem(
                  List.of(Fault.ofParameter(PAGE, "This list has cursors and no page numbers."))));
    };
  }

  /** The header {@code Link} (RFC 8288). */
  private static final class Links {
    private final StringBuilder header = new StringBuilder();

    Links add(String address, String relation) {
      header.append(header.isEmpty() ? "<" : ", <").append(address);
      header.append(">; rel=\"").append(relation).append('"');
      return this;
    }

    @Nullable String header() {
      return header.isEmpty() ? null : header.toString();
    }
  }
}

package dev.purser.web.shared;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.web.shared.access.Callers;
import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Reads which part of a list is asked for, by cursor or by page number, and its own filters. */
@Component
final class ListingArguments extends RequestArguments {
  private static final int MAX_DIGITS = 9;

  private final Map<MethodParameter, Query<?>> queries = new ConcurrentHashMap<>();
  private final Cursors cursors;
  private final Callers callers;

  ListingArguments(Cursors cursors, Callers callers) {
    this.cursors = cursors;
    this.callers = callers;
  }

  /** What a list may be asked with: its filters, and besides them the part that is meant. */
  private record Query<F extends Record>(Parameters<F> filters, Set<String> names) {
    static Query<?> of(MethodParameter parameter) {
      var filters = FilteredArguments.parameters(parameter);
      var names = new HashSet<>(filters.names());
      names.addAll(Set.of(Listing.LIMIT, Listing.CURSOR, Listing.PAGE, Listing.SIZE));
      return new Query<>(filters, Set.copyOf(names));
    }
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Listing.class;
  }

  @Override
  Listing<?> resolve(MethodParameter parameter, HttpServletRequest request) {
    return read(queries.computeIfAbsent(parameter, Query::of), request);
  }

  private <F extends Record> Listing<F> read(Query<F> known, HttpServletRequest request) {
    var faults = new Faults();
    var query = QueryString.parse(request.getQueryString(), faults);
    query.requireKnown(known.names(), faults);
    var path = request.getRequestURI();
    var list = path + "?" + query.without(Listing.LIMIT, Listing.CURSOR).encoded();
    var slice = slice(list, query.values(), faults);
    var filter = known.filters().read(query.values(), faults);
    faults.throwIfAny();
    return new Listing<>(
        filter.orElseThrow(),
        permitted(slice, request),
        position -> cursors.seal(list, position),
        new Listing.Address(path, query));
  }

  /** Whether somebody may go by page numbers is for the application to say. */
  private Slice<String> permitted(Slice<String> slice, HttpServletRequest request) {
    return slice instanceof Slice.Numbered<String>(var page, var size)
        ? Slice.numbered(callers.of(request).actor(), page, size)
        : slice;
  }

  private Slice<String> slice(String list, Map<String, String> given, Faults faults) {
    if (given.containsKey(Listing.PAGE) || given.containsKey(Listing.SIZE)) {
      return numbered(given, faults);
    }
    var limit = number(given, Listing.LIMIT, Page.DEFAULT_LIMIT, Page.MAX_LIMIT, faults);
    return Slice.after(position(list, given.get(Listing.CURSOR), faults), limit);
  }

  private static Slice<String> numbered(Map<String, String> given, Faults faults) {
    for (var other : new String[] {Listing.LIMIT, Listing.CURSOR}) {
      if (given.containsKey(other)) {
        faults.add(Fault.ofParameter(other, "This does not go together with page and size."));
      }
    }
    var size = number(given, Listing.SIZE, Page.DEFAULT_LIMIT, Page.MAX_LIMIT, faults);
    var page = number(given, Listing.PAGE, 1, Integer.MAX_VALUE, faults);
    if (!Slice.Numbered.isInReach(page, size)) {
      faults.add(
          Fault.ofParameter(
              Listing.PAGE,
              "Pages end within the first "
                  + Slice.MAX_REACH
                  + " items; go through longer lists by their cursors."));
      return Slice.first(size);
    }
    return new Slice.Numbered<>(page, size);
  }

  /** The number; the standard, with the fault noted, when it is not one within its bounds. */
  private static int number(
      Map<String, String> given, String name, int standard, int most, Faults faults) {
    var text = given.get(name);
    if (text == null) {
      return standard;
    }
    var digits = text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    var number = digits && !text.isEmpty() ? Integer.parseInt(text) : 0;
    if (number >= 1 && number <= most) {
      return number;
    }
    faults.add(
        Fault.ofParameter(
            name,
            most == Integer.MAX_VALUE
                ? "This must be a whole number from 1."
                : "This must be 1 to " + most + "."));
    return standard;
  }

  private @Nullable String position(String list, @Nullable String cursor, Faults faults) {
    var position = cursor == null ? Optional.<String>empty() : cursors.open(list, cursor);
    if (cursor != null && position.isEmpty()) {
      faults.add(
          Fault.ofParameter(
              Listing.CURSOR, "This must be a cursor that an earlier page of the same list gave."));
    }
    return position.orElse(null);
  }
}

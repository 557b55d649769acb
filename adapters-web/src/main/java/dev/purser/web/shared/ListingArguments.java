package dev.purser.web.shared;

import dev.purser.application.shared.Page;
import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Reads {@code limit}, {@code cursor} and a list's own filters. */
@Component
final class ListingArguments extends RequestArguments {
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";
  private static final int MAX_DIGITS = 9;

  private final Map<MethodParameter, Parameters<?>> filters = new ConcurrentHashMap<>();
  private final Cursors cursors;

  ListingArguments(Cursors cursors) {
    this.cursors = cursors;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Listing.class;
  }

  @Override
  Listing<?> resolve(MethodParameter parameter, HttpServletRequest request) {
    return read(filters.computeIfAbsent(parameter, FilteredArguments::parameters), request);
  }

  private <F extends Record> Listing<F> read(Parameters<F> parameters, HttpServletRequest request) {
    var faults = new Faults();
    var query = QueryString.parse(request.getQueryString(), faults);
    query.requireKnown(
        Stream.concat(parameters.names().stream(), Stream.of(LIMIT, CURSOR))
            .collect(Collectors.toSet()),
        faults);
    var list = request.getRequestURI() + "?" + query.without(LIMIT, CURSOR).encoded();
    var limit = limit(query.values().get(LIMIT), faults);
    var position = position(list, query.values().get(CURSOR), faults);
    var filter = parameters.read(query.values(), faults);
    faults.throwIfAny();
    return new Listing<>(
        filter.orElseThrow(),
        limit,
        position,
        next -> cursors.seal(list, next),
        cursor -> request.getRequestURI() + "?" + query.with(CURSOR, cursor).encoded());
  }

  private static int limit(@Nullable String text, Faults faults) {
    if (text == null) {
      return Page.DEFAULT_LIMIT;
    }
    var digits = text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    var limit = digits && !text.isEmpty() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Page.MAX_LIMIT) {
      faults.add(Fault.ofParameter(LIMIT, "This must be 1 to " + Page.MAX_LIMIT + "."));
    }
    return limit;
  }

  private @Nullable String position(String list, @Nullable String cursor, Faults faults) {
    var position = cursor == null ? Optional.<String>empty() : cursors.open(list, cursor);
    if (cursor != null && position.isEmpty()) {
      faults.add(
          Fault.ofParameter(
              CURSOR, "This must be a cursor that an earlier page of the same list gave."));
    }
    return position.orElse(null);
  }
}

package dev.purser.web.shared;

import dev.purser.web.shared.input.Parameters;
import dev.purser.web.shared.problem.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Reads the parameters of what is not a list. */
@Component
final class FilteredArguments extends RequestArguments {
  private final Map<MethodParameter, Parameters<?>> filters = new ConcurrentHashMap<>();

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Filtered.class;
  }

  @Override
  Filtered<?> resolve(MethodParameter parameter, HttpServletRequest request) {
    var parameters = filters.computeIfAbsent(parameter, FilteredArguments::parameters);
    var faults = new Faults();
    var query = QueryString.parse(request.getQueryString(), faults);
    query.requireKnown(parameters.names(), faults);
    var filter = parameters.read(query.values(), faults);
    faults.throwIfAny();
    return new Filtered<>(filter.orElseThrow());
  }

  static Parameters<?> parameters(MethodParameter parameter) {
    return new Parameters<>(recordIn(parameter));
  }
}

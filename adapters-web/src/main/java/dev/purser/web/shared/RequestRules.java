package dev.purser.web.shared;

import dev.purser.web.shared.problem.Faults;
import dev.purser.web.shared.problem.ProblemCode;
import dev.purser.web.shared.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What holds for every request and is asked before anything is done: the client takes JSON, and
 * sends no parameter where there are none.
 */
final class RequestRules implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    requireJsonAccepted(request);
    if (request.getQueryString() != null && !readsParameters(handler)) {
      var faults = new Faults();
      QueryString.parse(request.getQueryString(), faults).requireKnown(Set.of(), faults);
      faults.throwIfAny();
    }
    return true;
  }

  private static boolean readsParameters(Object handler) {
    return handler instanceof HandlerMethod method
        && Arrays.stream(method.getMethodParameters())
            .map(p -> p.getParameterType())
            .anyMatch(
                type -> type == Listing.class || type == Filtered.class || type == Uploaded.class);
  }

  private static void requireJsonAccepted(HttpServletRequest request) {
    var first = request.getHeader("Accept");
    if (first == null
        || first.equals(MediaType.ALL_VALUE)
        || first.equals(MediaType.APPLICATION_JSON_VALUE)) {
      return;
    }
    if (!acceptsJson(Collections.list(request.getHeaders("Accept")))) {
      throw new ProblemException(
          ProblemCode.NOT_ACCEPTABLE, "Answers are application/json, which Accept leaves out.");
    }
  }

  private static boolean acceptsJson(List<String> accept) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(type -> type.getQualityValue() > 0)
          .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON));
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }
}

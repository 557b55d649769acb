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
import org.springframework.core.ResolvableType;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What holds for every request and is asked before anything is done: the client takes what the
 * answer will be, which is JSON but for tables, and sends no parameter where there are none.
 */
final class RequestRules implements HandlerInterceptor {
  private static final MediaType CSV = MediaType.valueOf("text/csv");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    requireAccepted(isTable(handler) ? CSV : MediaType.APPLICATION_JSON, request);
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

  private static boolean isTable(Object handler) {
    return handler instanceof HandlerMethod method
        && ResolvableType.forMethodReturnType(method.getMethod())
            .as(Answer.class)
            .getGeneric(0)
            .toClass()
            .equals(CsvTable.class);
  }

  private static void requireAccepted(MediaType told, HttpServletRequest request) {
    var first = request.getHeader("Accept");
    if (first == null || first.equals(MediaType.ALL_VALUE) || first.equals(told.toString())) {
      return;
    }
    if (!accepts(Collections.list(request.getHeaders("Accept")), told)) {
      throw new ProblemException(
          ProblemCode.NOT_ACCEPTABLE, "The answer is " + told + ", which Accept leaves out.");
    }
  }

  private static boolean accepts(List<String> accept, MediaType told) {
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(type -> type.getQualityValue() > 0)
          .anyMatch(type -> type.includes(told));
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }
}

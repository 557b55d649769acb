package dev.purser.web.shared;

import dev.purser.web.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;

/** A problem as RFC 9457 writes it. */
record ProblemJson(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String traceId,
    List<Map<String, Object>> errors) {

  static ProblemJson of(Problem problem, HttpServletRequest request) {
    var code = problem.code();
    return new ProblemJson(
        code.page(),
        code.title(),
        code.status(),
        problem.detail(),
        request.getRequestURI(),
        code.code(),
        TraceId.of(request),
        ErrorsJson.of(problem));
  }
}

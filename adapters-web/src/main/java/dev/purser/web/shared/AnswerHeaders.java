package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * The headers that every answer has, whoever answers: what names the request, and what makes
 * browsers careful with an answer that is no page.
 */
final class AnswerHeaders {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String A_YEAR = "max-age=31536000";

  private final List<ContentPolicy> policies;

  /**
   * Takes the exceptions.
   *
   * @param policies what pages under some paths may load; everywhere else it is nothing
   */
  AnswerHeaders(List<ContentPolicy> policies) {
    this.policies = List.copyOf(policies);
  }

  void write(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(CorrelationId.HEADER, CorrelationId.of(request));
    response.setHeader(TraceId.ANSWERED, TraceId.answer(request));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", A_YEAR);
    }
  }

  private String policy(String path) {
    for (var exception : policies) {
      if (path.startsWith(exception.pathPrefix())) {
        return exception.policy();
      }
    }
    return NOTHING;
  }
}

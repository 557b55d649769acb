package dev.purser.web.shared;

import dev.purser.web.shared.problem.Problem;
import dev.purser.web.shared.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of the configured origins call from a browser (CORS), and no others. */
final class Origins extends DefaultCorsProcessor {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> SENT =
      List.of(
          "Accept",
          "Authorization",
          "Content-Encoding",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "X-Correlation-Id",
          "traceparent",
          "tracestate");
  private static final List<String> SHOWN =
      List.of(
          "Allow",
          "ETag",
          "Idempotent-Replayed",
          "Link",
          "Location",
          "RateLimit",
          "RateLimit-Policy",
          "Retry-After",
          "WWW-Authenticate",
          "X-Correlation-Id",
          "traceresponse");

  /** How long a browser need not ask again. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private Origins() {}

  static CorsFilter filter(List<String> origins) {
    var configuration = new CorsConfiguration();
    configuration.setAllowedOrigins(origins);
    configuration.setAllowedMethods(METHODS);
    configuration.setAllowedHeaders(SENT);
    configuration.setExposedHeaders(SHOWN);
    configuration.setMaxAge(REMEMBERED);
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", configuration);
    var filter = new CorsFilter(source);
    filter.setCorsProcessor(new Origins());
    return filter;
  }

  @Override
  public boolean processRequest(
      @Nullable CorsConfiguration configuration,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var allowed = super.processRequest(configuration, request, response);
    if (!allowed) {
      var problem =
          Problem.of(ProblemCode.FORBIDDEN, "Pages of this origin may not call the service so.");
      AnswerWriter.write(new Answer.Failed<>(problem), request, response);
    }
    return allowed;
  }

  /** Would write a sentence of its own; it is told as a problem instead. */
  @Override
  protected void rejectRequest(ServerHttpResponse response) {}
}

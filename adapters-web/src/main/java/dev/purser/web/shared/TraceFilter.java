package dev.purser.web.shared;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.MDC;

/** Names each request, for its answer and for everything that is logged on the way. */
final class TraceFilter implements Filter {
  private static final String LOGGED_AS = "traceId";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var traceId = TraceId.from(((HttpServletRequest) request).getHeader(TraceId.HEADER));
    TraceId.set(request, traceId);
    MDC.put(LOGGED_AS, traceId);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(LOGGED_AS);
    }
  }
}

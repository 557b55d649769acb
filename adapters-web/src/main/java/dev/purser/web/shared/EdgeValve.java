package dev.purser.web.shared;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.MDC;

/**
 * The first who sees a request and the last who sees its answer. Names the request, for its answer
 * and for everything that is logged on the way, and sees what became of it. A valve, because
 * filters do not see what Tomcat rejects by itself.
 */
final class EdgeValve extends ValveBase {
  private static final String TRACE = "traceId";
  private static final String CORRELATION = "correlationId";

  private final AnswerHeaders headers;
  private final HttpConnections connections;
  private final RequestFigures figures;
  private final RequestSpans spans;

  EdgeValve(
      AnswerHeaders headers,
      HttpConnections connections,
      RequestFigures figures,
      RequestSpans spans) {
    super(true);
    this.headers = headers;
    this.connections = connections;
    this.figures = figures;
    this.spans = spans;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var start = System.nanoTime();
    figures.began();
    var span = spans.begin(request);
    var trace =
        span == null
            ? TraceId.from(request.getHeader(TraceId.HEADER))
            : TraceId.of(span.span().getSpanContext(), request);
    var correlation = CorrelationId.from(request.getHeader(CorrelationId.HEADER), trace);
    TraceId.set(request, trace);
    CorrelationId.set(request, correlation);
    headers.write(request, response);
    connections.begin(request, response);
    MDC.put(TRACE, trace);
    MDC.put(CORRELATION, correlation);
    try {
      getNext().invoke(request, response);
    } finally {
      MDC.remove(TRACE);
      MDC.remove(CORRELATION);
      if (span != null) {
        span.end(request, response.getStatus());
      }
      figures.ended(request, response.getStatus(), System.nanoTime() - start);
      connections.end();
      giveUpOnLateBody(request, response);
      cutOff(request, response);
    }
  }

  private static void cutOff(Request request, Response response) {
    if (CutOff.isMarked(request)) {
      response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }
  }

  /** Tomcat would read the rest of a body that comes too slowly before it closes the connection. */
  private static void giveUpOnLateBody(Request request, Response response) {
    if (response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }
}

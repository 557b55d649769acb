package dev.purser.web.shared;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * A span for each request, in the trace that it comes with or in one of its own. Only what says
 * nothing of people is noted: the method and the route, not the path.
 */
final class RequestSpans {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final int SERVER_FAULT = 500;

  private final OpenTelemetry telemetry;
  private final Tracer tracer;
  private final boolean on;

  RequestSpans(OpenTelemetry telemetry) {
    this.telemetry = telemetry;
    this.tracer = telemetry.getTracer("dev.purser.web");
    this.on = !telemetry.equals(OpenTelemetry.noop());
  }

  /** The request's span; what its thread does belongs to it until it has ended. */
  record Begun(Span span, Scope scope) {
    void end(HttpServletRequest request, int status) {
      scope.close();
      if (span.isRecording()) {
        var route = RequestFigures.route(request);
        span.updateName(RequestFigures.method(request) + " " + route);
        span.setAttribute(METHOD, RequestFigures.method(request));
        span.setAttribute(ROUTE, route);
        span.setAttribute(STATUS, (long) status);
        if (status >= SERVER_FAULT) {
          span.setStatus(StatusCode.ERROR);
        }
      }
      span.end();
    }
  }

  /** Begins it, for whoever ends it; null when nothing is traced. */
  @SuppressWarnings("MustBeClosedChecker")
  @Nullable Begun begin(HttpServletRequest request) {
    if (!on) {
      return null;
    }
    var parent =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), request, Headers.OF_REQUEST);
    var span =
        tracer.spanBuilder("request").setParent(parent).setSpanKind(SpanKind.SERVER).startSpan();
    return new Begun(span, parent.with(span).makeCurrent());
  }

  /** How a trace's headers are read off a request. */
  private enum Headers implements TextMapGetter<HttpServletRequest> {
    OF_REQUEST;

    @Override
    public Iterable<String> keys(HttpServletRequest request) {
      return Collections.list(request.getHeaderNames());
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String name) {
      return request == null ? null : request.getHeader(name);
    }
  }
}

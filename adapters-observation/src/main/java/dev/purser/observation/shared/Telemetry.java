package dev.purser.observation.shared;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Where spans go: to an endpoint, in batches and beside the work, or nowhere. What the endpoint
 * does not take in time is dropped.
 *
 * @param api that spans are made with
 */
record Telemetry(OpenTelemetry api, Runnable end) implements AutoCloseable {
  private static final Duration DELAY = Duration.ofSeconds(1);
  private static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(5);
  private static final long CLOSE_SECONDS = 3;

  /**
   * As the settings have it.
   *
   * @param links that a span may have; the SDK sets so much room aside for each span with a link,
   *     and drops what is over it
   */
  static Telemetry of(TraceSettings settings, int links) {
    return settings
        .endpoint()
        .map(endpoint -> to(endpoint, settings, links))
        .orElseGet(() -> new Telemetry(OpenTelemetry.noop(), () -> {}));
  }

  private static Telemetry to(URI endpoint, TraceSettings settings, int links) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint.toString())
            .setTimeout(EXPORT_TIMEOUT)
            .build();
    var provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "purser",
                        AttributeKey.stringKey("service.instance.id"),
                        settings.instance())))
            .setSpanLimits(SpanLimits.builder().setMaxNumberOfLinks(links).build())
            .setSampler(new LinkedSampler(settings.percent()))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setScheduleDelay(DELAY)
                    .setExporterTimeout(EXPORT_TIMEOUT)
                    .build())
            .build();
    var sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(provider)
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    return new Telemetry(sdk, () -> provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS));
  }

  /** Sends what is left, as far as it is taken in time. */
  @Override
  public void close() {
    end.run();
  }
}

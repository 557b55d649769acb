package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.writepath.LaneKind;
import dev.purser.application.shared.writepath.WritePathObserver.Origin;
import dev.purser.application.shared.writepath.WritePathSettings;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.LinkData;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSpansTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /** Nobody listens there. */
  private static final URI ENDPOINT = URI.create("http://127.0.0.1:1/v1/traces");

  @Test
  void linksTheLargestBatchToEveryCaller() {
    var settings = new TraceSettings(Optional.of(ENDPOINT), 0, "test");
    var largest = WritePathSettings.DEFAULT.largestBatch();
    var callers = IntStream.rangeClosed(1, largest).mapToObj(BatchSpansTest::caller).toList();
    try (var telemetry = Telemetry.of(settings, largest)) {
      var spans = new BatchSpans(telemetry.api().getTracer("test"));
      var origins = callers.stream().map(caller -> originOf(caller, spans)).toList();

      var watch = spans.begin(LaneKind.MAIN, largest, largest, origins);
      var links = linksOfThisThread();
      watch.ended();

      assertThat(largest).isEqualTo(1_000);
      assertThat(links).extracting(LinkData::getSpanContext).containsExactlyElementsOf(callers);
    }
  }

  private static Origin originOf(SpanContext caller, BatchSpans spans) {
    try (var _ = Span.wrap(caller).makeCurrent()) {
      return Optional.ofNullable(spans.origin()).orElseThrow();
    }
  }

  private static List<LinkData> linksOfThisThread() {
    return ((ReadableSpan) Span.current()).toSpanData().getLinks();
  }

  private static SpanContext caller(int number) {
    return SpanContext.create(
        TRACE, "%016x".formatted(number), TraceFlags.getSampled(), TraceState.getDefault());
  }
}

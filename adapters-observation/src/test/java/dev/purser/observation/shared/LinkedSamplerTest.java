package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedSamplerTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void takesWhatIsLinkedToSomethingThatWasTakenHoweverSmallTheShare() {
    var links = List.of(link(TraceFlags.getDefault()), link(TraceFlags.getSampled()));

    assertThat(isTaken(0, Context.root(), links)).isTrue();
    assertThat(isTaken(0, Context.root(), List.of(link(TraceFlags.getDefault())))).isFalse();
  }

  @Test
  void goesByTheParentAndElseByTheShare() {
    var taken = Context.root().with(Span.wrap(span(TraceFlags.getSampled())));
    var left = Context.root().with(Span.wrap(span(TraceFlags.getDefault())));

    assertThat(isTaken(0, taken, List.of())).isTrue();
    assertThat(isTaken(100, left, List.of())).isFalse();
    assertThat(isTaken(100, Context.root(), List.of())).isTrue();
    assertThat(isTaken(0, Context.root(), List.of())).isFalse();
  }

  private static boolean isTaken(int percent, Context parent, List<LinkData> links) {
    return new LinkedSampler(percent)
            .shouldSample(parent, TRACE, "batch", SpanKind.INTERNAL, Attributes.empty(), links)
            .getDecision()
        == SamplingDecision.RECORD_AND_SAMPLE;
  }

  private static LinkData link(TraceFlags flags) {
    return LinkData.create(span(flags));
  }

  private static SpanContext span(TraceFlags flags) {
    return SpanContext.create(TRACE, "00f067aa0ba902b7", flags, TraceState.getDefault());
  }
}

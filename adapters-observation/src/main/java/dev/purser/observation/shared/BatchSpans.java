package dev.purser.observation.shared;

import dev.purser.application.shared.writepath.LaneKind;
import dev.purser.application.shared.writepath.WritePathObserver.Origin;
import dev.purser.application.shared.writepath.WritePathObserver.Watch;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A span for each batch that carries out a command of a traced call. It has a trace of its own and
 * a link to each of those calls, since it has as many parents as commands.
 */
final class BatchSpans {
  private static final AttributeKey<String> LANE = AttributeKey.stringKey("purser.lane");
  private static final AttributeKey<Long> COMMANDS = AttributeKey.longKey("purser.batch.commands");
  private static final AttributeKey<Long> WEIGHT = AttributeKey.longKey("purser.batch.weight");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("purser.reason");
  private static final Watch UNTRACED = () -> {};

  private final Tracer tracer;

  BatchSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  private record Caller(SpanContext span) implements Origin {}

  /** Only what is kept is worth a link. */
  @Nullable Origin origin() {
    var caller = Span.current().getSpanContext();
    return caller.isSampled() ? new Caller(caller) : null;
  }

  /** Statements of this thread belong to the batch until it has ended. */
  @SuppressWarnings("MustBeClosedChecker")
  Watch begin(LaneKind lane, int commands, int weight, List<Origin> origins) {
    if (origins.isEmpty()) {
      return UNTRACED;
    }
    var builder =
        tracer
            .spanBuilder("batch")
            .setNoParent()
            .setAttribute(LANE, lane.name().toLowerCase(Locale.ROOT))
            .setAttribute(COMMANDS, (long) commands)
            .setAttribute(WEIGHT, (long) weight);
    for (var origin : origins) {
      if (origin instanceof Caller(var caller)) {
        builder.addLink(caller);
      }
    }
    var span = builder.startSpan();
    var scope = span.makeCurrent();
    return () -> {
      scope.close();
      span.end();
    };
  }

  /** A mark on the batch that this thread carries out. */
  void rolledBack(String reason) {
    Span.current().addEvent("rolled back", Attributes.of(REASON, reason));
  }
}

package dev.purser.observation.shared;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.writepath.Command;
import dev.purser.application.shared.writepath.LaneKind;
import dev.purser.application.shared.writepath.WritePathObserver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes figures and spans of what the write path does. */
final class ObservedWritePath implements WritePathObserver {
  private final WritePathFigures figures;
  private final BatchSpans spans;
  private final Stopwatch stopwatch;

  ObservedWritePath(WritePathFigures figures, BatchSpans spans, Stopwatch stopwatch) {
    this.figures = figures;
    this.spans = spans;
    this.stopwatch = stopwatch;
  }

  @Override
  public @Nullable Origin origin() {
    return spans.origin();
  }

  @Override
  public void answered(Command<?> command, Reply<?> reply, long nanos) {
    figures.answered(command.operation(), reply, nanos);
  }

  @Override
  public void failed(Command<?> command, ServiceFault fault, long nanos) {
    figures.failed(command.operation(), fault, nanos);
  }

  @Override
  public void waited(LaneKind lane, long nanos) {
    figures.waited(lane, nanos);
  }

  @Override
  public Watch begin(LaneKind lane, int commands, int weight, List<Origin> origins) {
    figures.began(lane, commands, weight);
    var span = spans.begin(lane, commands, weight, origins);
    var start = stopwatch.nanos();
    return () -> {
      figures.ended(lane, stopwatch.nanos() - start);
      span.ended();
    };
  }

  @Override
  public void rolledBack(String reason) {
    figures.rolledBack(reason);
    spans.rolledBack(reason);
  }

  @Override
  public void contended() {
    figures.contended();
  }

  @Override
  public void withdrawn() {
    figures.withdrawn();
  }
}

package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers what it was told. */
final class RecordingObserver implements WritePathObserver {
  final List<Batch> batches = new CopyOnWriteArrayList<>();
  final List<LaneKind> waits = new CopyOnWriteArrayList<>();
  final List<Reply<?>> replies = new CopyOnWriteArrayList<>();
  final List<ServiceFault> faults = new CopyOnWriteArrayList<>();
  final List<String> rollbacks = new CopyOnWriteArrayList<>();
  final AtomicInteger contended = new AtomicInteger();
  final AtomicInteger withdrawn = new AtomicInteger();
  final AtomicInteger ended = new AtomicInteger();

  /** What the callers of threads with a name are in the midst of. */
  record Named(String name) implements Origin {}

  record Batch(LaneKind lane, int commands, int weight, List<Origin> origins) {}

  @Override
  public @Nullable Origin origin() {
    var name = Thread.currentThread().getName();
    return name.isEmpty() ? null : new Named(name);
  }

  @Override
  public void answered(Command<?> command, Reply<?> reply, long nanos) {
    replies.add(reply);
  }

  @Override
  public void failed(Command<?> command, ServiceFault fault, long nanos) {
    faults.add(fault);
  }

  @Override
  public void waited(LaneKind lane, long nanos) {
    waits.add(lane);
  }

  @Override
  public Watch begin(LaneKind lane, int commands, int weight, List<Origin> origins) {
    batches.add(new Batch(lane, commands, weight, List.copyOf(origins)));
    return ended::incrementAndGet;
  }

  @Override
  public void rolledBack(String reason) {
    rollbacks.add(reason);
  }

  @Override
  public void contended() {
    contended.incrementAndGet();
  }

  @Override
  public void withdrawn() {
    withdrawn.incrementAndGet();
  }
}

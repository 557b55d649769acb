package dev.purser.application.shared.writepath;

import dev.purser.application.shared.Stopwatch;
import dev.purser.application.shared.writepath.BatchQueue.Batch;
import dev.purser.application.shared.writepath.WritePathObserver.Origin;
import dev.purser.application.shared.writepath.WritePathObserver.Watch;
import java.util.ArrayList;
import java.util.List;

/** Tells the observer of the batches of one lane. */
record LaneWatch(LaneKind lane, WritePathObserver observer, Stopwatch stopwatch) {

  /** Does the work on the batch under its eyes. */
  void over(Batch batch, Runnable work) {
    var seen = begin(batch);
    try {
      work.run();
    } finally {
      seen.ended();
    }
  }

  private Watch begin(Batch batch) {
    var now = stopwatch.nanos();
    for (var pending : batch.commands()) {
      observer.waited(lane, now - pending.queuedNanos());
    }
    return observer.begin(lane, batch.commands().size(), batch.weight(), origins(batch));
  }

  private static List<Origin> origins(Batch batch) {
    var origins = new ArrayList<Origin>(0);
    for (var pending : batch.commands()) {
      var origin = pending.origin();
      if (origin != null) {
        origins.add(origin);
      }
    }
    return origins;
  }
}

package dev.purser.wiring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of the service's end in their order, each once and whatever became of another.
 */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  /**
   * What is done at the end, in this order: who is in front goes before what it needs. The
   * connections to the database come after all of these, with the beans.
   */
  enum Step {
    /** {@code /readyz} says no, and answers close their connections; all else goes on. */
    READINESS("readiness"),
    /** Nobody new gets in. */
    LISTENER("listener"),
    /** What has come is answered, over the jobs, the quotes and the write path of always. */
    REQUESTS("requests"),
    /** Whoever kept a connection without using it. */
    CONNECTIONS("connections"),
    /** Nothing more is begun; what runs submits its commands. */
    JOBS("jobs"),
    HOUSEKEEPING("housekeeping"),
    QUOTES("quotes"),
    /** The last batches commit. */
    WRITE_PATH("write path");

    private final String title;

    Step(String title) {
      this.title = title;
    }
  }

  private final Map<Step, Runnable> steps;
  private final Set<Step> taken = EnumSet.noneOf(Step.class);
  private final List<String> protocol = new ArrayList<>();

  Closing(Map<Step, Runnable> steps) {
    this.steps = new EnumMap<>(steps);
    if (this.steps.size() < Step.values().length) {
      throw new IllegalArgumentException("a step is missing: " + steps.keySet());
    }
  }

  /** Takes the steps up to this one that were not taken yet. */
  synchronized void upTo(Step last) {
    for (var step : EnumSet.range(Step.READINESS, last)) {
      if (taken.add(step)) {
        take(step);
      }
    }
  }

  /** What was done so far, in that order and how long each took. */
  synchronized String protocol() {
    return String.join(", ", protocol);
  }

  private void take(Step step) {
    var began = System.nanoTime();
    try {
      steps.getOrDefault(step, () -> {}).run();
    } catch (RuntimeException failed) {
      LOG.warn("{}: not closed cleanly", step.title, failed);
    }
    var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    protocol.add(step.title + " " + millis + " ms");
  }
}

package dev.purser.wiring;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.schema.SchemaState;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Keeps back what needs the whole schema until the database has it. The service starts without it,
 * so that a release may be rolled out before its migration is through; it is just not ready.
 */
public class SchemaGate {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaGate.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final SchemaState schema;
  private volatile boolean closed;

  SchemaGate(SchemaState schema) {
    this.schema = schema;
  }

  /** Why the service cannot serve on this schema; nothing when it can. */
  Optional<String> reasonNotReady() {
    var missing = schema.missing();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the schema is behind this release by %d changesets, from %s on; ./purser migrate applies them"
                .formatted(missing.size(), missing.getFirst()));
  }

  /** Does it now, or as soon as the schema is there; never once the service has been closed. */
  public void whenCurrent(Runnable work) {
    var reason = reasonNotReady();
    if (reason.isEmpty()) {
      work.run();
    } else {
      LOG.warn("not ready: {}", reason.get());
      var _ = Thread.ofVirtual().name("schema-gate").start(() -> await(work));
    }
  }

  private void await(Runnable work) {
    while (!isCurrent()) {
      pause();
    }
    if (!closed) {
      LOG.info("the schema is there");
      work.run();
    }
  }

  private boolean isCurrent() {
    try {
      return closed || reasonNotReady().isEmpty();
    } catch (TransactionFault away) {
      return false;
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException stop) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  @EventListener
  void stopping(ContextClosedEvent event) {
    closed = true;
  }
}

package dev.purser.observation.shared;

/** Whether the service can serve now. It may look at the database for that. */
@FunctionalInterface
public interface Serving {
  boolean isPossible();
}

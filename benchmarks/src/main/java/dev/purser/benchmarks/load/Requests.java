package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** An endless series of requests. */
@FunctionalInterface
public interface Requests {
  /** The next request; what it is in is used again for the one after. */
  ByteBuffer next();

  /**
   * The series of one connection. A series in which a request depends on the answer to the one
   * before gives each connection its own.
   */
  default Requests ofOneConnection() {
    return this;
  }

  /**
   * Told of the answer to the last request, before the next one is asked for.
   *
   * @param location reads the path that the answer names as that of what was made
   */
  default void answered(Supplier<String> location) {}
}

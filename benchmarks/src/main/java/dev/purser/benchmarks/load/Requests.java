package dev.purser.benchmarks.load;

import java.nio.ByteBuffer;

/** An endless series of requests. */
@FunctionalInterface
public interface Requests {
  /** The next request; what it is in is used again for the one after. */
  ByteBuffer next();
}

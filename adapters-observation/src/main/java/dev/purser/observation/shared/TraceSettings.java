package dev.purser.observation.shared;

import java.net.URI;
import java.util.Optional;

/**
 * Whether and where traces go.
 *
 * @param endpoint that takes spans by OTLP over HTTP; without one there are no traces, and they
 *     cost nothing
 * @param percent of the requests that begin a trace here are traced; those that come with a trace
 *     are traced if it is
 * @param instance that the spans are of
 */
public record TraceSettings(Optional<URI> endpoint, int percent, String instance) {
  public TraceSettings {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a share is 0 to 100 percent");
    }
  }
}

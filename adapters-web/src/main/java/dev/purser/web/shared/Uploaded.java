package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import java.io.InputStream;
import java.time.Duration;

/**
 * A request with a body that is read while it comes in, because it may be large. Whoever takes it
 * closes its content.
 *
 * @param filter what the parameters say
 * @param content unpacked, at most {@link #MAX_BYTES} and no longer than {@link #PATIENCE}; reading
 *     more throws a problem
 */
public record Uploaded<F extends Record>(
    Actor actor, F filter, Format format, InputStream content) {
  /** Packed and unpacked. */
  public static final long MAX_BYTES = 256L * 1024 * 1024;

  /** From the first byte to the last. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Forms of bodies that are read line by line; all are in UTF-8. */
  public enum Format {
    CSV("text/csv"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }
}

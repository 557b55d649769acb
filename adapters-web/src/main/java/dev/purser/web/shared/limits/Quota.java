package dev.purser.web.shared.limits;

import java.time.Duration;

/**
 * So many requests at once, and again when the window is over; in between they come back evenly.
 *
 * @param name what answers call it
 * @param window whole seconds
 */
public record Quota(String name, long requests, Duration window) {
  private static final long MAX_REQUESTS = 1_000_000_000;

  public Quota {
    if (requests < 1 || requests > MAX_REQUESTS || window.toSeconds() < 1) {
      throw new IllegalArgumentException("a quota has requests and a window of seconds");
    }
  }

  /** As the header {@code RateLimit-Policy} tells it. */
  public String policy() {
    return "\"" + name + "\";q=" + requests + ";w=" + window.toSeconds();
  }
}

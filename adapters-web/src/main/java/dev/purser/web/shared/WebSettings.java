package dev.purser.web.shared;

import java.time.Duration;
import java.util.List;

/**
 * What whoever starts the web side decides.
 *
 * @param corsOrigins the origins whose pages may call from a browser, or {@code *}; none as a rule
 * @param bodyDeadline how long a request's body may take to come in
 */
public record WebSettings(List<String> corsOrigins, Duration bodyDeadline, RateLimits rateLimits) {
  public WebSettings {
    corsOrigins = List.copyOf(corsOrigins);
  }

  /**
   * How many requests a second somebody may make in the long run; ten seconds' worth of them at
   * once.
   *
   * @param on whether anybody is limited
   * @param anonymous from one address without credentials
   * @param person with a person's credentials
   * @param service with a machine client's
   */
  public record RateLimits(boolean on, int anonymous, int person, int service) {}
}

package dev.purser.wiring;

import dev.purser.configuration.Setting;
import dev.purser.configuration.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The one pool of connections that an instance has, for everything it does. */
final class PoolProperties {
  private static final String POOL = "spring.datasource.hikari.";
  private static final String CONNECTION = POOL + "data-source-properties.";

  /**
   * How long somebody waits for a connection; so that with the answer it is within a second. Making
   * a new one may take longer, as it is made for whoever comes next.
   */
  private static final Duration ACQUISITION = Duration.ofMillis(900);

  /** A connection that was not used for a moment is tried first. */
  private static final Duration VALIDATION = Duration.ofMillis(500);

  /** Within it a server that does not even refuse is given up. */
  private static final Duration CONNECTING = Duration.ofSeconds(3);

  /**
   * Longer than a statement may take; who may take longer says so. A line on which nothing comes
   * any more, as when the server's machine is gone, would else be waited on for as long as the
   * system's keep-alive takes, which is hours.
   */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /** Longer than anybody works on one connection but the check of the invariants. */
  private static final Duration LEAK = Duration.ofMinutes(2);

  /** Shorter than firewalls and poolers keep connections; spread by the pool. */
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  /** Often enough that nothing in between forgets an idle connection. */
  private static final Duration KEEPALIVE = Duration.ofMinutes(2);

  private PoolProperties() {}

  /**
   * No connection is closed for being idle: a pool that shrinks has to grow when there is least
   * time for it.
   */
  static Map<String, Object> of(Settings settings) {
    var properties = new HashMap<String, Object>();
    properties.put(POOL + "maximum-pool-size", settings.number(Setting.PURSER_POOL_SIZE));
    properties.put(POOL + "connection-timeout", ACQUISITION.toMillis());
    properties.put(POOL + "validation-timeout", VALIDATION.toMillis());
    properties.put(POOL + "leak-detection-threshold", LEAK.toMillis());
    properties.put(POOL + "max-lifetime", LIFETIME.toMillis());
    properties.put(POOL + "keepalive-time", KEEPALIVE.toMillis());
    properties.put(CONNECTION + "connectTimeout", CONNECTING.toSeconds());
    properties.put(CONNECTION + "socketTimeout", SILENCE.toSeconds());
    return properties;
  }
}

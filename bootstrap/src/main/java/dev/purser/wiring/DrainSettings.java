package dev.purser.wiring;

import java.time.Duration;

/**
 * How the service leaves its load balancers.
 *
 * @param notice how long it goes on after it has told them that it is not ready any more
 */
record DrainSettings(Duration notice) {}

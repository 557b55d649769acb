package dev.purser.wiring;

import java.time.Duration;

/**
 * How background jobs are run.
 *
 * @param on whether this instance takes part
 * @param delay how long a job rests before it looks for work again
 */
record JobSettings(boolean on, Duration delay) {}

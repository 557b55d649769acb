package dev.purser.application.shared;

import java.time.Instant;

/**
 * The time of the database, cut to microseconds. Instances agree on it whatever their own clocks
 * say. Asked within a transaction it gives the present, not the transaction's start.
 */
public interface Clock {
  Instant now();
}

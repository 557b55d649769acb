package dev.purser.application.shared.writepath;

import java.time.Duration;

/**
 * The limits of the write path.
 *
 * @param committers how many batches are under way side by side
 * @param batchWeight how many rows a batch touches at the most, but for one command that touches
 *     more; 1 makes every command a batch of its own
 * @param maxWaiting how many commands may be under way or waiting; more are refused as overload
 * @param deadline how long a command may wait before it is withdrawn
 * @param grace how much longer its caller waits for one that is under way by then
 * @param joinWait how long a call waits for an earlier one with the same key
 */
public record WritePathSettings(
    int committers,
    int batchWeight,
    int maxWaiting,
    Duration deadline,
    Duration grace,
    Duration joinWait) {

  public static final WritePathSettings DEFAULT =
      new WritePathSettings(
          2, 1_000, 5_000, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(2));

  /** What every command may weigh and still go with the others, however small batches are. */
  private static final int LIGHT = 100;

  public WritePathSettings {
    if (committers < 1 || batchWeight < 1 || maxWaiting < 1) {
      throw new IllegalArgumentException("committers, weight and waiting are at least 1");
    }
  }

  /** Whether a command is so heavy that others should not wait behind it. */
  boolean isHeavy(int weight) {
    return weight > Math.max(batchWeight, LIGHT);
  }
}

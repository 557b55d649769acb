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

  /** Each of them works on one batch at a time, and so does each committer. */
  private static final int LANES_BESIDE_COMMITTERS = LaneKind.values().length - 1;

  /** What reads and background jobs need at the least to get on beside batches and quotes. */
  private static final int CONNECTIONS_OF_OTHERS = 2;

  public WritePathSettings {
    if (committers < 1 || batchWeight < 1 || maxWaiting < 1) {
      throw new IllegalArgumentException("committers, weight and waiting are at least 1");
    }
  }

  /** How many commands share a batch at the most, as each touches a row at the least. */
  public int largestBatch() {
    return Math.min(batchWeight, maxWaiting);
  }

  /** How many connections to the database batches hold when all lanes are at work. */
  public int connectionsOfBatches() {
    return committers + LANES_BESIDE_COMMITTERS;
  }

  /**
   * How many connections let reads get on while all lanes are at work and as many readers as there
   * are committers answer quotes.
   */
  public int connectionsOfAll() {
    return connectionsOfBatches() + committers + CONNECTIONS_OF_OTHERS;
  }

  /** Whether a command is so heavy that others should not wait behind it. */
  boolean isHeavy(int weight) {
    return weight > Math.max(batchWeight, LIGHT);
  }
}

package dev.purser.application.shared.schema;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes of many rows between two steps of the schema, a page of rows after the other, each in a
 * transaction of its own together with how far it is. One that was cut off goes on where it was.
 */
public interface Backfills {

  /**
   * How much at a time.
   *
   * @param rows of a page, 1 to 10,000
   * @param pause after each page, for those who use the database meanwhile
   */
  record Throttle(int rows, Duration pause) {
    private static final int MAX_ROWS = 10_000;

    public Throttle {
      if (rows < 1 || rows > MAX_ROWS) {
        throw new IllegalArgumentException("a page has 1 to " + MAX_ROWS + " rows, not " + rows);
      }
      if (pause.isNegative()) {
        throw new IllegalArgumentException("a pause is not negative");
      }
    }
  }

  /**
   * How far one is.
   *
   * @param rows that its pages had
   * @param endedAt when its last page was empty
   */
  record Progress(String name, long rows, Instant changedAt, Optional<Instant> endedAt) {}

  /**
   * Runs one to its end. Two that run the same one take turns. Needs no transaction around it.
   *
   * @param name its file's, without the ending
   * @param each told after each page
   * @return how far it is; one that has ended before is not run again
   * @throws MigrationException if there is no such backfill
   */
  Progress run(String name, Throttle throttle, Consumer<Progress> each);
}

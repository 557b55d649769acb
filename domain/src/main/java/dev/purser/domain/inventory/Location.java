package dev.purser.domain.inventory;

import java.time.Instant;

/**
 * A place that holds stock. Its code never changes, because stock and orders know it by that.
 *
 * @param name 1 to {@link #MAX_NAME} characters
 * @param priority which location is tried first when stock is allocated: a smaller one before a
 *     larger one, and of the same priority the one whose code comes first; 0 to {@link
 *     #MAX_PRIORITY}
 * @param version counts its changes from 1
 */
public record Location(
    LocationId id,
    LocationCode code,
    String name,
    int priority,
    Instant createdAt,
    Instant changedAt,
    long version) {
  /** How many locations there may be. */
  public static final int MOST = 1_000;

  public static final int MAX_NAME = 200;
  public static final int MAX_PRIORITY = 10_000;

  /** What a location has of which nothing else is said. */
  public static final int DEFAULT_PRIORITY = 100;

  public Location {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
    if (!isPriority(priority)) {
      throw new IllegalArgumentException("a priority is 0 to " + MAX_PRIORITY);
    }
  }

  public static Location open(
      LocationId id, LocationCode code, String name, int priority, Instant now) {
    return new Location(id, code, name, priority, now, now, 1);
  }

  /** With another name or priority; itself when nothing changes. */
  public Location with(String otherName, int otherPriority, Instant now) {
    return otherName.equals(name) && otherPriority == priority
        ? this
        : new Location(id, code, otherName, otherPriority, createdAt, now, version + 1);
  }

  /** Whether a location may have this priority. */
  public static boolean isPriority(long priority) {
    return priority >= 0 && priority <= MAX_PRIORITY;
  }
}

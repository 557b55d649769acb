package dev.purser.application.shared;

import java.time.Instant;
import java.util.UUID;

/**
 * Who did what to what, and when.
 *
 * @param action what was done, kebab-case; for commands that move value their operation
 * @param resource the id of what it was done to
 */
public record AuditEntry(UUID id, Instant at, Actor actor, String action, UUID resource) {
  public static final int MAX_ACTION = 50;

  public AuditEntry {
    if (action.isBlank() || action.length() > MAX_ACTION) {
      throw new IllegalArgumentException("an action has 1 to " + MAX_ACTION + " characters");
    }
  }
}

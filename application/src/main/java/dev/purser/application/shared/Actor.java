package dev.purser.application.shared;

import dev.purser.domain.shared.Role;

/**
 * Who asks for something. Every command and query carries one.
 *
 * @param caller the stable id behind the credentials: the scope of idempotency keys and references
 */
public record Actor(String caller, Role role) {
  public static final int MAX_CALLER = 100;

  /** The service itself: the demonstration data and background jobs. */
  public static final Actor SYSTEM = new Actor("system", Role.SERVICE);

  public Actor {
    if (caller.isBlank() || caller.length() > MAX_CALLER) {
      throw new IllegalArgumentException("a caller has 1 to " + MAX_CALLER + " characters");
    }
  }
}

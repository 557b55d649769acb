package dev.purser.application.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Role;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something. Every command and query carries one, and the use case decides on it what
 * is allowed; adapters only say who it is.
 *
 * @param caller the stable id behind the credentials: the scope of idempotency keys and references.
 *     For a person it is the id of the customer, for a machine client that of the client, which
 *     outlives a rotation of its credentials
 * @param role null for somebody who has not said who they are
 */
public record Actor(String caller, @Nullable Role role) {
  public static final int MAX_CALLER = 100;

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Somebody without credentials. */
  public static final Actor ANONYMOUS = new Actor("anonymous", null);

  /** The service itself: the demonstration data and background jobs. */
  public static final Actor SYSTEM = new Actor("system", Role.ADMIN);

  public Actor {
    if (caller.isBlank() || caller.length() > MAX_CALLER) {
      throw new IllegalArgumentException("a caller has 1 to " + MAX_CALLER + " characters");
    }
  }

  public boolean isAnonymous() {
    return role == null;
  }

  /** Whether the actor's role has the right. */
  public boolean has(Right right) {
    return role != null && right.isOf(role);
  }

  /**
   * The actor itself.
   *
   * @throws AccessDenied unless the actor's role has the right
   */
  @CanIgnoreReturnValue
  public Actor require(Right right) {
    if (!has(right)) {
      throw isAnonymous() ? new AccessDenied.Unauthenticated() : new AccessDenied.Forbidden(right);
    }
    return this;
  }

  /**
   * The actor itself.
   *
   * @throws AccessDenied.Unauthenticated for somebody who has not said who they are
   */
  @CanIgnoreReturnValue
  public Actor requireKnown() {
    if (isAnonymous()) {
      throw new AccessDenied.Unauthenticated();
    }
    return this;
  }

  /** The id of the person who asks; customers are always persons. */
  public UUID self() {
    return UUID.fromString(caller);
  }

  /** The id of whoever asks, who may be a person; empty for the service itself. */
  public Optional<UUID> id() {
    return ID.matcher(caller).matches() ? Optional.of(UUID.fromString(caller)) : Optional.empty();
  }

  /** Whether the actor is this person. */
  public boolean is(UUID person) {
    return !isAnonymous() && caller.equals(person.toString());
  }

  /**
   * Whether something of this owner is theirs to reach: it is their own, or their role has the
   * right to everybody's. What is not, is answered like what does not exist.
   */
  public boolean mayReach(Right everybodys, UUID owner) {
    return has(everybodys) || is(owner);
  }
}

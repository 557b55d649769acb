package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;

/**
 * A request that removes something; it has no body.
 *
 * @param precondition which versions the client has seen, from {@code If-Match}
 */
public record Removed(Actor actor, Precondition precondition) {}

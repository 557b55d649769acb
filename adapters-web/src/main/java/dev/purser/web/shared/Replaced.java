package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;

/**
 * A request that puts something in the place of what is there.
 *
 * @param precondition which versions the client has seen, from {@code If-Match}
 */
public record Replaced<B extends Record>(Actor actor, Precondition precondition, B body) {}

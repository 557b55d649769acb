package dev.purser.web.shared;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;

/**
 * A request that changes parts of something: a JSON merge patch (RFC 7396). The components of its
 * body are {@link dev.purser.application.shared.Change changes}.
 *
 * @param precondition which versions the client has seen, from {@code If-Match}
 */
public record Patched<B extends Record>(Actor actor, Precondition precondition, B body) {}

package dev.purser.web.shared;

import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.writepath.Call;

/**
 * A request that changes parts of something and moves value by that: {@link Patched} and {@link
 * Keyed} in one.
 *
 * @param precondition which versions the client has seen, from {@code If-Match}
 */
public record KeyedPatch<B extends Record>(Call call, Precondition precondition, B body) {}

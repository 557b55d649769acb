package dev.purser.web.shared.access;

import dev.purser.application.shared.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param session the one that the access token belongs to; null for machine clients, for persons of
 *     an OpenID provider and for nobody known
 */
public record Caller(Actor actor, @Nullable UUID session) {
  static final Caller NOBODY = new Caller(Actor.ANONYMOUS, null);
}

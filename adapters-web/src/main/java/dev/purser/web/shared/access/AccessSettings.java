package dev.purser.web.shared.access;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How callers prove who they are.
 *
 * @param tokenLifetime of the access tokens that are issued here
 * @param provider whose access tokens are taken, too; null without one
 */
public record AccessSettings(Duration tokenLifetime, @Nullable OpenIdProvider provider) {
  public static final AccessSettings DEFAULT = new AccessSettings(Duration.ofMinutes(10), null);

  /**
   * An OpenID provider.
   *
   * @param issuer as its tokens and its discovery document name it
   * @param audience what its tokens for this service name as theirs
   * @param roleClaim the claim that holds the role, or a list of roles
   */
  public record OpenIdProvider(URI issuer, String audience, String roleClaim) {}
}

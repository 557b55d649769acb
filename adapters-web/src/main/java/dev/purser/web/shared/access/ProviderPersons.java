package dev.purser.web.shared.access;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.Role;
import org.jspecify.annotations.Nullable;

/** Tells which actors the persons are whom an OpenID provider vouches for. */
public interface ProviderPersons {
  /**
   * The person as an actor.
   *
   * @throws AccessDenied.Unauthenticated when they cannot be taken for anybody
   */
  Actor identify(Person person, Role role);

  /**
   * Somebody as the provider describes them.
   *
   * @param email one that the provider has verified; null without one
   */
  record Person(String issuer, String subject, @Nullable String email, @Nullable String name) {}
}

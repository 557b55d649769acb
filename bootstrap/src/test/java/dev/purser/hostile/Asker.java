package dev.purser.hostile;

import dev.purser.domain.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends requests.
 *
 * @param role null for somebody who does not say who they are
 * @param token their access token, if they have one
 */
record Asker(String name, @Nullable Role role, @Nullable String token) {
  static final Asker NOBODY = new Asker("nobody", null, null);

  @Override
  public String toString() {
    return name;
  }
}

package dev.purser.application.customer;

import dev.purser.domain.customer.PasswordHash;
import org.jspecify.annotations.Nullable;

/** Hashes passwords, slowly and with a salt. */
public interface Passwords {
  PasswordHash hash(String password);

  /**
   * Whether the password is the one that was hashed.
   *
   * @param hash null for somebody who has none, which takes as long and is never a match
   */
  boolean matches(String password, @Nullable PasswordHash hash);
}

package dev.purser.domain.customer;

import dev.purser.domain.shared.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed up.
 *
 * @param deletedAt null for the living; who is deleted can be restored for a while
 * @param version counts the changes from 0
 */
public record Customer(
    CustomerId id,
    EmailAddress email,
    String name,
    Role role,
    Instant createdAt,
    @Nullable Instant deletedAt,
    long version) {
  public static final int MAX_NAME = 200;

  public Customer {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
  }

  /** Somebody new. */
  public static Customer signedUp(
      CustomerId id, EmailAddress email, String name, Role role, Instant now) {
    return new Customer(id, email, name, role, now, null, 0);
  }

  /** The same person as they now want to be known; the very same when nothing is different. */
  public Customer changed(EmailAddress newEmail, String newName, Role newRole) {
    return newEmail.equals(email) && newName.equals(name) && newRole == role
        ? this
        : new Customer(id, newEmail, newName, newRole, createdAt, deletedAt, version + 1);
  }
}

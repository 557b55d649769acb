package dev.purser.domain.customer;

import dev.purser.domain.shared.Role;
import java.time.Instant;

/** Somebody who signed up. */
public record Customer(
    CustomerId id, EmailAddress email, String name, Role role, Instant createdAt) {
  public static final int MAX_NAME = 200;

  public Customer {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
    }
  }
}

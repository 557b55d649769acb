package dev.purser.application.customer;

import dev.purser.domain.customer.PasswordHash;

/** Hashes passwords, slowly and with a salt. */
public interface Passwords {
  PasswordHash hash(String password);
}

package dev.purser.persistence.customer;

import dev.purser.application.customer.Passwords;
import dev.purser.domain.customer.PasswordHash;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id with Spring Security's parameters, which follow OWASP's advice. */
final class Argon2Passwords implements Passwords {
  private final Argon2PasswordEncoder encoder =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  @Override
  public PasswordHash hash(String password) {
    var encoded = encoder.encode(password);
    if (encoded == null) {
      throw new IllegalStateException("a password was not hashed");
    }
    return new PasswordHash(encoded);
  }
}

package dev.purser.application.customer;

import dev.purser.domain.customer.PasswordHash;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hashes in no time and protects nothing. */
public final class TransparentPasswords implements Passwords {
  private final AtomicLong salt = new AtomicLong();

  @Override
  public PasswordHash hash(String password) {
    return new PasswordHash(salt.incrementAndGet() + "$" + password.hashCode());
  }

  @Override
  public boolean matches(String password, @Nullable PasswordHash hash) {
    return hash != null && hash.encoded().endsWith("$" + password.hashCode());
  }
}

package dev.purser.application.customer;

import dev.purser.domain.customer.SecretHash;
import java.util.concurrent.atomic.AtomicLong;

/** Secrets that everybody can guess, and hashes that hide nothing. */
public final class CountedSecrets implements Secrets {
  private final AtomicLong drawn = new AtomicLong();

  @Override
  public String draw() {
    return "secret-%025d-of-a-test".formatted(drawn.incrementAndGet());
  }

  @Override
  public SecretHash hash(String secret) {
    return new SecretHash("%064x".formatted(secret.hashCode() & 0xffff_ffffL));
  }
}

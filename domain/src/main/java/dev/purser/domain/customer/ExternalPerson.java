package dev.purser.domain.customer;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an OpenID provider knows.
 *
 * @param subject the provider's stable id of them (the claim {@code sub})
 * @param email an address that the provider has verified; null without one
 * @param name what they are called; null when the provider does not tell
 */
public record ExternalPerson(
    String issuer, String subject, @Nullable EmailAddress email, @Nullable String name) {
  public static final int MAX_ISSUER = 500;
  public static final int MAX_SUBJECT = 255;

  public ExternalPerson {
    if (issuer.isBlank() || issuer.length() > MAX_ISSUER) {
      throw new IllegalArgumentException("an issuer has 1 to " + MAX_ISSUER + " characters");
    }
    if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
      throw new IllegalArgumentException("a subject has 1 to " + MAX_SUBJECT + " characters");
    }
  }
}

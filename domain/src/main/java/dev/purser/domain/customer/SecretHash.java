package dev.purser.domain.customer;

/**
 * A secret that the service has drawn, as it is kept: its SHA-256 in hexadecimal digits. Drawn
 * secrets have 256 random bits, so that a fast hash without salt is enough.
 */
public record SecretHash(String hex) {
  private static final int DIGITS = 64;

  public SecretHash {
    if (hex.length() != DIGITS) {
      throw new IllegalArgumentException("a hash has " + DIGITS + " digits");
    }
  }

  @Override
  public String toString() {
    return "SecretHash[hidden]";
  }
}

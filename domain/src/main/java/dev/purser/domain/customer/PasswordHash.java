package dev.purser.domain.customer;

/** A password as it is kept: hashed, with its salt and cost. It never appears in logs. */
public record PasswordHash(String encoded) {
  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}

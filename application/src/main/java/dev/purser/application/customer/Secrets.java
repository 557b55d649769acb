package dev.purser.application.customer;

import dev.purser.domain.customer.SecretHash;

/** Draws secrets that nobody can guess, and recognises them again. */
public interface Secrets {
  /** 256 random bits as printable ASCII. */
  String draw();

  /** The hash of a drawn secret, or of whatever somebody shows as one. */
  SecretHash hash(String secret);
}

package dev.purser.web.shared.access;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * The key pairs that access tokens are signed with: elliptic curve keys on P-256, each with an id
 * and the time when it was made. All instances have the same. A rotation adds one, which signs once
 * every instance has had the time to see it, and takes away those whose tokens have all expired.
 */
public interface TokenKeys {
  /** Private keys included; asked for on every request, so it is to be cheap. */
  JWKSet current();
}

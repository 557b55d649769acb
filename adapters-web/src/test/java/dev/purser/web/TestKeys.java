package dev.purser.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.purser.web.shared.access.TokenKeys;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Keys that a test can change. */
public final class TestKeys implements TokenKeys {
  /** All instances begin with the same one. */
  private static final ECKey FIRST = made("first");

  private final AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet(FIRST));

  @Override
  public JWKSet current() {
    return keys.get();
  }

  public void set(List<JWK> changed) {
    keys.set(new JWKSet(changed));
  }

  public static ECKey made(String id) {
    return made(id, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** A key that was made at some time. */
  public static ECKey made(String id, Instant at) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).issueTime(Date.from(at)).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package dev.purser.web.shared.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.Role;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Access tokens of this service: JSON Web Tokens of the profile of RFC 9068, signed with ES256 and
 * nothing else, for this service and nobody else. They are verified without the database.
 */
@Component
public final class AccessTokens {
  static final String ISSUER = "purser";
  static final String AUDIENCE = "purser";
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** How far the clocks of instances may be apart. */
  static final int SKEW_SECONDS = 30;

  /** After this time every instance has seen a new key and takes what it signs. */
  static final Duration KEY_SETTLES = Duration.ofMinutes(5);

  private static final String ROLE = "role";
  private static final String SESSION = "sid";
  private static final String EXPIRY = "exp";
  private static final Comparator<JWK> OLDEST_FIRST =
      Comparator.comparingLong(AccessTokens::madeAt);

  private final TokenKeys keys;
  private final Duration lifetime;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  AccessTokens(TokenKeys keys, AccessSettings settings) {
    this.keys = keys;
    this.lifetime = settings.tokenLifetime();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, (selector, context) -> selector.select(keys.current())));
    var claims =
        new DefaultJWTClaimsVerifier<>(
            AUDIENCE,
            new JWTClaimsSet.Builder().issuer(ISSUER).build(),
            Set.of("sub", "iat", "nbf", "exp", "jti", ROLE));
    claims.setMaxClockSkew(SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  public Duration lifetime() {
    return lifetime;
  }

  /** The public halves of the keys, for others who want to verify the tokens. */
  public JWKSet published() {
    return keys.current().toPublicJWKSet();
  }

  /** A token for an actor, maybe of a session. */
  public String issue(Actor actor, @Nullable UUID session) {
    var now = Instant.now();
    var key = signing(keys.current(), now);
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
    var token = new JWSObject(header, new Payload(claims(actor, session, now)));
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException unusable) {
      throw new IllegalStateException("the signing key cannot be used", unusable);
    }
    return token.serialize();
  }

  private Map<String, Object> claims(Actor actor, @Nullable UUID session, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", actor.caller());
    claims.put(ROLE, Objects.requireNonNull(actor.role()).name());
    if (session != null) {
      claims.put(SESSION, session.toString());
    }
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put(EXPIRY, now.plus(lifetime).getEpochSecond());
    return claims;
  }

  /** Whether a key is still among those that are taken. */
  boolean isTaken(String keyId) {
    return keys.current().getKeyByKeyId(keyId) != null;
  }

  /**
   * What a token says.
   *
   * @throws BadJOSEException when it does not hold
   */
  VerifiedToken verify(SignedJWT token) throws BadJOSEException {
    try {
      var claims = processor.process(token, null);
      var session = claims.getStringClaim(SESSION);
      var actor = new Actor(claims.getSubject(), Role.valueOf(claims.getStringClaim(ROLE)));
      return new VerifiedToken(
          new Caller(actor, session == null ? null : UUID.fromString(session)),
          token.getHeader().getKeyID(),
          expiryMillis(token));
    } catch (JOSEException | ParseException | IllegalArgumentException malformed) {
      throw new BadJOSEException("not a token of ours", malformed);
    }
  }

  /** When a token that was verified expires, in milliseconds since 1970. */
  static long expiryMillis(SignedJWT token) {
    return Math.multiplyExact(number(token.getPayload().toJSONObject(), EXPIRY), 1000L);
  }

  /** The newest that has settled; while none has, the oldest. */
  private static ECKey signing(JWKSet keys, Instant now) {
    var settled = now.minus(KEY_SETTLES).getEpochSecond();
    return keys.getKeys().stream()
        .filter(key -> madeAt(key) <= settled)
        .max(OLDEST_FIRST)
        .or(() -> keys.getKeys().stream().min(OLDEST_FIRST))
        .map(JWK::toECKey)
        .orElseThrow(() -> new IllegalStateException("there is no key to sign with"));
  }

  private static long madeAt(JWK key) {
    return number(key.toJSONObject(), "iat");
  }

  private static long number(Map<String, Object> object, String name) {
    if (object.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("there is no number under " + name);
  }
}

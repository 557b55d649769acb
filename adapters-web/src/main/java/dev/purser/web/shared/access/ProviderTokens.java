package dev.purser.web.shared.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.ServiceFault;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.access.AccessSettings.OpenIdProvider;
import dev.purser.web.shared.input.WellFormed;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of an OpenID provider (OpenID Connect Discovery 1.0). Its keys are fetched when the
 * first of its tokens comes, so that the service starts without it, and kept for as long as it
 * cannot be reached.
 */
final class ProviderTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_BYTES = 256 * 1024;

  /** How long a person is known before they are looked up again: they may have been deleted. */
  static final long KNOWN_MILLIS = 10L * 60 * 1000;

  private static final long OUTAGE_MILLIS = 4L * 60 * 60 * 1000;

  private final OpenIdProvider provider;
  private final ProviderPersons persons;
  private volatile @Nullable DefaultJWTProcessor<SecurityContext> processor;

  ProviderTokens(OpenIdProvider provider, ProviderPersons persons) {
    this.provider = provider;
    this.persons = persons;
  }

  boolean isIssuer(@Nullable String issuer) {
    return provider.issuer().toString().equals(issuer);
  }

  /**
   * What a token of the provider says. A person is looked up, or becomes a customer; this happens
   * every few minutes, not once per request.
   *
   * @throws BadJOSEException when it does not hold
   * @throws ServiceFault.Unavailable while the provider's keys cannot be had
   */
  VerifiedToken verify(SignedJWT token) throws BadJOSEException {
    try {
      var claims = processor().process(token, null);
      var known = System.currentTimeMillis() + KNOWN_MILLIS;
      return new VerifiedToken(
          new Caller(actor(claims), null), null, Math.min(AccessTokens.expiryMillis(token), known));
    } catch (RemoteKeySourceException | IOException unreachable) {
      throw new ServiceFault.Unavailable("the OpenID provider cannot be reached", unreachable);
    } catch (JOSEException | ParseException | IllegalArgumentException malformed) {
      throw new BadJOSEException("not a token of the provider", malformed);
    }
  }

  private Actor actor(JWTClaimsSet claims) throws ParseException, BadJOSEException {
    var role = role(claims).orElse(Role.CUSTOMER);
    if (!WellFormed.isText(claims.getSubject())) {
      throw new BadJOSEException("the subject is no text");
    }
    if (role == Role.SERVICE) {
      return new Actor(shortened("oidc:" + claims.getSubject()), Role.SERVICE);
    }
    var person =
        new ProviderPersons.Person(
            provider.issuer().toString(),
            claims.getSubject(),
            verifiedEmail(claims),
            claims.getStringClaim("name"));
    return persons.identify(person, role);
  }

  /** The subject of a machine client is its stable id, which must not be cut off. */
  private static String shortened(String caller) throws BadJOSEException {
    if (caller.length() > Actor.MAX_CALLER) {
      throw new BadJOSEException("the subject is too long");
    }
    return caller;
  }

  private static @Nullable String verifiedEmail(JWTClaimsSet claims) throws ParseException {
    var verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    return verified ? claims.getStringClaim("email") : null;
  }

  /** The first of the roles that the claim names and this service knows. */
  private Optional<Role> role(JWTClaimsSet claims) {
    var claimed = claims.getClaim(provider.roleClaim());
    var names = claimed instanceof List<?> several ? several : List.of(String.valueOf(claimed));
    return Arrays.stream(Role.values()).filter(role -> names.contains(role.name())).findFirst();
  }

  private DefaultJWTProcessor<SecurityContext> processor()
      throws IOException, ParseException, BadJOSEException {
    var made = processor;
    if (made == null) {
      made = discover();
      processor = made;
    }
    return made;
  }

  private DefaultJWTProcessor<SecurityContext> discover()
      throws IOException, ParseException, BadJOSEException {
    var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    var issuer = provider.issuer().toString();
    var base = issuer.endsWith("/") ? issuer : issuer + "/";
    var location = URI.create(base + ".well-known/openid-configuration").toURL();
    var document = JSONObjectUtils.parse(retriever.retrieveResource(location).getContent());
    if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
      throw new BadJOSEException("the discovery document is of another issuer");
    }
    return processor(JSONObjectUtils.getURI(document, "jwks_uri").toURL(), retriever);
  }

  private DefaultJWTProcessor<SecurityContext> processor(
      URL keys, DefaultResourceRetriever retriever) {
    var source =
        JWKSourceBuilder.<SecurityContext>create(keys, retriever)
            .retrying(true)
            .outageTolerant(OUTAGE_MILLIS)
            .build();
    var made = new DefaultJWTProcessor<SecurityContext>();
    made.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, AccessTokens.TYPE, null));
    made.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source));
    var claims =
        new DefaultJWTClaimsVerifier<>(
            provider.audience(),
            new JWTClaimsSet.Builder().issuer(provider.issuer().toString()).build(),
            Set.of("sub", "iat", "exp"));
    claims.setMaxClockSkew(AccessTokens.SKEW_SECONDS);
    made.setJWTClaimsSetVerifier(claims);
    return made;
  }
}

package dev.purser.web.shared.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import dev.purser.application.shared.AccessDenied;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells who calls, from the header {@code Authorization}. A token is verified once and then known
 * until it expires, because a signature takes longer to verify than everything else about a request
 * takes.
 */
@Component
public final class Callers {
  /** Beyond it the tokens that were not used for longest are verified again. */
  private static final int MAX_KNOWN = 20_000;

  private static final Duration MAX_KNOWN_FOR = Duration.ofHours(1);
  private static final String ATTRIBUTE = Callers.class.getName();
  private static final String SCHEME = "bearer ";
  private static final String NOT_GOOD =
      "The access token has expired, or it is none for this service.";

  private final AccessTokens own;
  private final @Nullable ProviderTokens providers;
  private final Cache<String, VerifiedToken> known =
      Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterWrite(MAX_KNOWN_FOR).build();

  private final Cache<UUID, Boolean> ended =
      Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterWrite(MAX_KNOWN_FOR).build();

  Callers(AccessTokens own, AccessSettings settings, ProviderPersons persons) {
    this.own = own;
    var provider = settings.provider();
    this.providers = provider == null ? null : new ProviderTokens(provider, persons);
  }

  /**
   * Who makes the request; nobody known when there are no credentials.
   *
   * @throws AccessDenied.Unauthenticated when there are some that do not hold
   */
  public Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    var caller = read(request);
    request.setAttribute(ATTRIBUTE, caller);
    return caller;
  }

  /**
   * Takes no more access tokens of a session. Other instances take them until they expire, which is
   * soon: nobody asks the database about sessions when a request comes.
   */
  public void end(UUID session) {
    ended.put(session, true);
  }

  private Caller read(HttpServletRequest request) {
    var headers = request.getHeaders("Authorization");
    if (!headers.hasMoreElements()) {
      return Caller.NOBODY;
    }
    var header = headers.nextElement();
    if (headers.hasMoreElements() || !isBearer(header)) {
      throw new AccessDenied.Unauthenticated("Credentials are one header with a Bearer token.");
    }
    var token = header.substring(SCHEME.length()).strip();
    var verified = known.getIfPresent(token);
    if (verified == null || !isGood(verified)) {
      verified = verify(token);
      known.put(token, verified);
    }
    if (hasEnded(verified)) {
      throw new AccessDenied.Unauthenticated(NOT_GOOD);
    }
    return verified.caller();
  }

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private boolean isGood(VerifiedToken token) {
    var key = token.ownKey();
    return System.currentTimeMillis() < token.expiresAtMillis()
        && (key == null || own.isTaken(key));
  }

  private boolean hasEnded(VerifiedToken token) {
    var session = token.caller().session();
    return session != null && ended.getIfPresent(session) != null;
  }

  private VerifiedToken verify(String text) {
    try {
      var token = SignedJWT.parse(text);
      var issuer = token.getJWTClaimsSet().getIssuer();
      return providers != null && providers.isIssuer(issuer)
          ? providers.verify(token)
          : own.verify(token);
    } catch (ParseException | BadJOSEException bad) {
      throw new AccessDenied.Unauthenticated(NOT_GOOD);
    }
  }
}

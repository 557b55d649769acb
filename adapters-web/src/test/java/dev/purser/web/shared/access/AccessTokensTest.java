package dev.purser.web.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.domain.shared.Role;
import dev.purser.web.TestKeys;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AccessTokensTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Actor SUPPORT = new Actor(UUID.randomUUID().toString(), Role.SUPPORT);

  private final TestKeys keys = new TestKeys();
  private final AccessTokens tokens = new AccessTokens(keys, AccessSettings.DEFAULT);

  @Test
  void tellsWhomItWasIssuedTo() throws Exception {
    var session = UUID.randomUUID();

    var verified = verified(tokens.issue(SUPPORT, session));

    assertThat(verified.caller()).isEqualTo(new Caller(SUPPORT, session));
  }

  @Test
  void takesTokensOfTheFormerKeyUntilItIsTakenAway() throws Exception {
    var former = TestKeys.made("former", LONG_AGO);
    var next = TestKeys.made("next", LONG_AGO.plusSeconds(1));
    keys.set(List.of(former));
    var token = tokens.issue(SUPPORT, null);

    keys.set(List.of(next, former));
    var ofBoth = verified(token);
    keys.set(List.of(next));

    assertThat(ofBoth.caller().actor()).isEqualTo(SUPPORT);
    assertThatThrownBy(() -> verified(token)).isInstanceOf(BadJOSEException.class);
  }

  @Test
  void forgetsWhatItKnowsOfTokensWhoseKeyIsTakenAway() {
    var callers = new Callers(tokens, AccessSettings.DEFAULT, (_, _) -> SUPPORT);
    var request = "Bearer " + tokens.issue(SUPPORT, null);
    var before = callers.of(with(request));

    keys.set(List.of(TestKeys.made("another", LONG_AGO)));

    assertThat(before.actor()).isEqualTo(SUPPORT);
    assertThatThrownBy(() -> callers.of(with(request)))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  @Test
  void signsWithANewKeyOnlyAfterEveryInstanceHasSeenIt() throws Exception {
    var former = TestKeys.made("former", LONG_AGO);
    var unsettled = Instant.now().minus(AccessTokens.KEY_SETTLES).plus(Duration.ofMinutes(1));
    var settled = Instant.now().minus(AccessTokens.KEY_SETTLES).minusSeconds(1);

    keys.set(List.of(TestKeys.made("next", unsettled), former));
    var early = tokens.issue(SUPPORT, null);
    keys.set(List.of(TestKeys.made("next", settled), former));
    var late = tokens.issue(SUPPORT, null);

    assertThat(SignedJWT.parse(early).getHeader().getKeyID()).isEqualTo("former");
    assertThat(SignedJWT.parse(late).getHeader().getKeyID()).isEqualTo("next");
  }

  @Test
  void takesTokensOfInstancesThatSignWithANewKeyAlready() throws Exception {
    var next = TestKeys.made("next", Instant.now());
    keys.set(List.of(next));
    var token = tokens.issue(SUPPORT, null);

    keys.set(List.of(next, TestKeys.made("former", LONG_AGO)));

    assertThat(verified(token).caller().actor()).isEqualTo(SUPPORT);
  }

  @Test
  void endsSessionsAtOnce() {
    var callers = new Callers(tokens, AccessSettings.DEFAULT, (_, _) -> SUPPORT);
    var session = UUID.randomUUID();
    var request = "Bearer " + tokens.issue(SUPPORT, session);
    var before = callers.of(with(request));

    callers.end(session);

    assertThat(before.session()).isEqualTo(session);
    assertThatThrownBy(() -> callers.of(with(request)))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  private VerifiedToken verified(String token) throws ParseException, BadJOSEException {
    return tokens.verify(SignedJWT.parse(token));
  }

  private static MockHttpServletRequest with(String authorization) {
    var request = new MockHttpServletRequest();
    request.addHeader("Authorization", authorization);
    return request;
  }
}

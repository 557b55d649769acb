package dev.purser.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an OpenID provider, good ones and bad ones, on the real service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdProviderTest {
  private static final String STAFF_ONLY = "/v1/customers";

  private TestProvider provider;
  private Premises premises;

  @BeforeAll
  void open() throws Exception {
    provider = TestProvider.open();
    premises = new Premises(settings(provider));
  }

  @AfterAll
  void close() {
    premises.close();
    provider.close();
  }

  private static Map<String, String> settings(TestProvider provider) {
    return Map.of(
        "PURSER_OIDC_ISSUER", provider.issuer(),
        "PURSER_OIDC_AUDIENCE", provider.audience(),
        "PURSER_OIDC_ROLE_CLAIM", "roles");
  }

  /** Limits are counted before anything else is asked about a caller. */
  private static Map<String, String> limited(Map<String, String> settings) {
    var limited = new HashMap<>(settings);
    limited.put("PURSER_RATE_LIMITS", "on");
    return limited;
  }

  @Test
  void whoeverComesForTheFirstTimeBecomesACustomerAndStaysTheSame() {
    var subject = subject();

    var first = me(provider.token(provider.person(subject)));
    var again = me(provider.token(provider.person(subject).claim("name", "Renamed")));

    assertThat(first.at("/email")).isEqualTo(subject + "@example.com");
    assertThat(first.at("/role")).isEqualTo("CUSTOMER");
    assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    assertThat(accountsOf(first.at("/id"))).isEqualTo(1);
  }

  @Test
  void takesTheRoleAsATextAndAsAList() {
    var text = provider.person(subject()).claim("roles", "SUPPORT");
    var list = provider.person(subject()).claim("roles", List.of("offline_access", "ANALYST"));
    var none = provider.person(subject()).claim("roles", List.of("root", "admin"));

    assertThat(get(STAFF_ONLY, provider.token(text)).status()).isEqualTo(200);
    assertThat(get(STAFF_ONLY, provider.token(list)).status()).isEqualTo(200);
    assertThat(get(STAFF_ONLY, provider.token(none)).status()).isEqualTo(403);
  }

  @Test
  void machineOfTheProviderIsNoCustomer() {
    var machine = provider.token(provider.person(subject()).claim("roles", "SERVICE"));

    assertThat(get(STAFF_ONLY, machine).status()).isEqualTo(200);
    assertThat(get("/v1/customers/me", machine).status()).isEqualTo(404);
  }

  @Test
  void refusesTokensThatTheProviderDidNotMeanForThisService() throws Exception {
    var now = Instant.now();
    var before = premises.contents();

    refused(person().audience("https://another.example"));
    refused(person().audience((String) null));
    refused(person().issuer("purser"));
    refused(person().issuer(provider.issuer() + "/"));
    refused(person().expirationTime(Date.from(now.minusSeconds(600))));
    refused(person().expirationTime(null));
    refused(person().notBeforeTime(Date.from(now.plusSeconds(600))));
    refused(person().subject(null));
    requireUnauthenticated(provider.forged(person()));

    assertThat(premises.contents().tables()).isEqualTo(before.tables());
  }

  @Test
  void refusesNewcomerWithoutVerifiedAddress() {
    refused(person().claim("email_verified", false));
    refused(person().claim("email_verified", null));
    refused(person().claim("email", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b@example.com", "no address", " @ ", ""})
  void refusesNewcomerWhoseAddressIsNone(String email) {
    refused(person().claim("email", email));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", " ", "x' OR '1'='1", ""})
  void takesOddNamesOrLeavesThem(String name) {
    var answer = get("/v1/customers/me", provider.token(person().claim("name", name)));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", ""})
  void refusesSubjectsThatAreNone(String subject) {
    refused(provider.person(subject()).subject(subject));
  }

  @Test
  void refusesSubjectThatIsTooLong() {
    refused(provider.person(subject()).subject("s".repeat(256)));
    refused(provider.person(subject()).subject("s".repeat(256)).claim("roles", "SERVICE"));
  }

  @Test
  void providerThatIsDownStopsItsOwnPersonsOnly() throws Exception {
    try (var absent = TestProvider.open();
        var service = new Premises(limited(settings(absent)))) {
      absent.goAway();
      var theirs = asker(absent.token(absent.person(subject())));

      var unavailable = service.wire().sendUnchecked(get("/v1/customers/me", theirs));
      var own = service.wire().send(get(STAFF_ONLY, service.staff(Role.ADMIN)));
      absent.comeBack();
      var later = service.wire().send(get("/v1/customers/me", theirs));
      absent.goAway();
      var known = service.wire().send(get("/v1/customers/me", theirs));

      assertThat(unavailable.status()).as(unavailable.toString()).isEqualTo(503);
      assertThat(unavailable.code()).isEqualTo("unavailable");
      assertThat(unavailable.header("Retry-After")).isPresent();
      assertThat(own.status()).isEqualTo(200);
      assertThat(later.status()).isEqualTo(200);
      assertThat(known.at("/id")).isEqualTo(later.at("/id"));
    }
  }

  private JWTClaimsSet.Builder person() {
    return provider.person(subject());
  }

  private void refused(JWTClaimsSet.Builder claims) {
    requireUnauthenticated(provider.token(claims));
  }

  private void requireUnauthenticated(String token) {
    var answer = get("/v1/customers/me", token);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("unauthenticated");
  }

  private Answer me(String token) {
    return get("/v1/customers/me", token);
  }

  private long accountsOf(String customer) {
    var owned = get("/v1/accounts?owner=" + customer, premises.staff(Role.ADMIN));
    return premises.wire().send(owned).json().at("/items").size();
  }

  private Answer get(String path, String token) {
    return premises.wire().send(get(path, asker(token)));
  }

  private static Request get(String path, Asker asker) {
    return new Request(asker, "GET", path, Map.of(), null);
  }

  private static Asker asker(String token) {
    return new Asker("somebody of the provider", null, token);
  }

  private static String subject() {
    return "subject-" + UUID.randomUUID();
  }
}

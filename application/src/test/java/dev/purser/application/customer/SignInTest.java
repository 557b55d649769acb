package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.customer.SignIn.SignedIn;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.InMemoryAuditLog;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.customer.Session;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String ADDRESS = "Ann@example.com";
  private static final String PASSWORD = "correct horse battery";

  private final InMemoryPorts memory = new InMemoryPorts();
  private final Shop shop = Shop.over(memory.all());
  private final SignIn signIn = shop.customers().signIn();
  private CustomerId ann;

  @BeforeEach
  void signUp() {
    var request = new SignUp.Request(new EmailAddress(ADDRESS), "Ann", PASSWORD);
    var reply = shop.customers().signUp().signUp(Actor.ANONYMOUS, request);
    ann = ((Reply.Done<Customer>) reply).outcome().id();
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void makesAnActorOfWhoeverKnowsTheirPasswordInWhateverCaseTheyWriteTheirAddress() {
    var signedIn = signIn.signIn(new EmailAddress("ANN@EXAMPLE.COM"), PASSWORD);

    assertThat(signedIn.actor()).isEqualTo(new Actor(ann.value().toString(), Role.CUSTOMER));
    assertThat(signedIn.toString()).doesNotContain(signedIn.refreshToken());
  }

  @Test
  void tellsAWrongPasswordAndAnUnknownAddressAlike() {
    assertThatThrownBy(() -> signIn.signIn(new EmailAddress(ADDRESS), "something else"))
        .isInstanceOf(AccessDenied.Unauthenticated.class)
        .hasMessage("The address or the password is wrong.");
    assertThatThrownBy(() -> signIn.signIn(new EmailAddress("bob@example.com"), PASSWORD))
        .isInstanceOf(AccessDenied.Unauthenticated.class)
        .hasMessage("The address or the password is wrong.");
  }

  @Test
  void exchangesARefreshTokenAgainstTheNextOfTheSameSession() {
    var first = signIn();

    var second = signIn.refresh(first.refreshToken());
    var third = signIn.refresh(second.refreshToken());

    assertThat(third.session()).isEqualTo(first.session());
    assertThat(third.actor()).isEqualTo(first.actor());
    assertThat(third.refreshToken()).isNotIn(first.refreshToken(), second.refreshToken());
  }

  @Test
  void endsTheSessionWhenASpentRefreshTokenIsShownAgain() {
    var stolen = signIn();
    var next = signIn.refresh(stolen.refreshToken());
    var other = signIn();

    assertDenied(stolen.refreshToken());
    assertDenied(next.refreshToken());

    assertThat(signIn.refresh(other.refreshToken()).session()).isEqualTo(other.session());
    assertThat(actions()).contains("revoke-reused-session");
  }

  @Test
  void refusesARefreshTokenThatWasNotUsedForTooLong() {
    var signedIn = signIn();

    memory.clock().advance(Session.MAX_IDLE);

    assertDenied(signedIn.refreshToken());
  }

  @Test
  void endsEverySessionAfterItsGreatestAgeHoweverOftenItIsUsed() {
    var token = signIn().refreshToken();
    var days = Session.MAX_AGE.toDays();
    for (var day = 10; day < days; day += 10) {
      memory.clock().advance(Duration.ofDays(10));
      token = signIn.refresh(token).refreshToken();
    }

    memory.clock().advance(Duration.ofDays(10));

    assertDenied(token);
  }

  @Test
  void signsOutOfOneSessionOnly() {
    var here = signIn();
    var there = signIn();

    signIn.signOut(here.actor(), here.session());

    assertDenied(here.refreshToken());
    assertThat(signIn.refresh(there.refreshToken())).isNotNull();
  }

  @Test
  void signsNobodyOutOfTheSessionOfSomebodyElse() {
    var signedIn = signIn();
    var stranger = new Actor(UUID.randomUUID().toString(), Role.CUSTOMER);

    signIn.signOut(stranger, signedIn.session());

    assertThat(signIn.refresh(signedIn.refreshToken())).isNotNull();
  }

  @Test
  void refusesARefreshTokenThatNobodyDrew() {
    assertDenied("made up");
  }

  @Test
  void opensNoSessionWhenThePasswordIsReplacedWhileItIsCompared() {
    var care = shop.customerCare().changePassword();
    var meanwhile =
        meanwhile(() ->
            care.change(
                Actor.SYSTEM,
                ann,
                Precondition.ANY,
                new ChangePassword.Request(null, "another one")));

    assertThatThrownBy(() -> meanwhile.signIn(new EmailAddress(ADDRESS), PASSWORD))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  @Test
  void opensNoSessionForSomebodyWhoIsDeletedWhileThePasswordIsCompared() {
    var care = shop.customerCare().deleteCustomer();
    var meanwhile = meanwhile(() -> care.delete(Actor.SYSTEM, ann, Precondition.ANY));

    assertThatThrownBy(() -> meanwhile.signIn(new EmailAddress(ADDRESS), PASSWORD))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  @Test
  void isEnteredIntoTheAudit() {
    var signedIn = signIn();

    assertThat(audit())
        .filteredOn(entry -> entry.action().equals("sign-in"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.actor()).isEqualTo(signedIn.actor());
          assertThat(entry.resource()).isEqualTo(signedIn.session().value());
        });
  }

  /** Signing in while something else happens between the reading and the writing. */
  private SignIn meanwhile(Supplier<Reply<Customer>> work) {
    var ports = memory.all().customer();
    var slow =
        new Passwords() {
          @Override
          public PasswordHash hash(String password) {
            return ports.passwords().hash(password);
          }

          @Override
          public boolean matches(String password, @Nullable PasswordHash hash) {
            var matches = ports.passwords().matches(password, hash);
            assertThat(work.get()).isInstanceOf(Reply.Done.class);
            return matches;
          }
        };
    return CustomerFeature.over(
            new CustomerFeature.Ports(
                ports.customers(),
                slow,
                ports.credentials(),
                ports.secrets(),
                ports.sessions(),
                ports.machineClients(),
                ports.externalIdentities(),
                ports.formerCustomers(),
                ports.customerSearch(),
                ports.profiles()),
            Shop.RULES,
            (owner, now) -> {},
            memory.all().writes(),
            memory.all().transactions(),
            memory.all().clock(),
            memory.all().ids())
        .signIn();
  }

  private SignedIn signIn() {
    return signIn.signIn(new EmailAddress(ADDRESS), PASSWORD);
  }

  private void assertDenied(String refreshToken) {
    assertThatThrownBy(() -> signIn.refresh(refreshToken))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  private List<String> actions() {
    return audit().stream().map(AuditEntry::action).toList();
  }

  private List<AuditEntry> audit() {
    var log = (InMemoryAuditLog) memory.all().audit();
    return memory.all().transactions().read(() -> log.all().toList());
  }
}

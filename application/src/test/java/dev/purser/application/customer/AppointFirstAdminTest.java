package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppointFirstAdminTest {
  private static final EmailAddress ADDRESS = new EmailAddress("admin@example.com");
  private static final String PASSWORD = "correct horse battery";

  private final Ports ports = new InMemoryPorts().all();
  private final Shop shop = Shop.over(ports);
  private final AppointFirstAdmin appoint = shop.customers().appointFirstAdmin();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void makesAnAdministratorWhoCanSignIn() {
    assertThat(appoint.isWanted()).isTrue();

    assertThat(appoint.appoint(ADDRESS, PASSWORD)).containsInstanceOf(Reply.Done.class);

    assertThat(shop.customers().signIn().signIn(ADDRESS, PASSWORD).actor().role())
        .isEqualTo(Role.ADMIN);
  }

  @Test
  void isRefusedAPasswordThatManyPeopleHave() {
    assertThat(appoint.appoint(ADDRESS, "password1")).containsInstanceOf(Reply.Refused.class);
    assertThat(appoint.isWanted()).isTrue();
  }

  @Test
  void makesNoSecondOne() {
    var first = appoint.appoint(ADDRESS, PASSWORD);

    var second = appoint.appoint(new EmailAddress("other@example.com"), PASSWORD);

    assertThat(first).isPresent();
    assertThat(second).isEmpty();
    assertThat(appoint.isWanted()).isFalse();
  }

  @Test
  void isRefusedWhenACustomerHasTheAddress() {
    var request = new SignUp.Request(ADDRESS, "Ann", PASSWORD);
    var signedUp = shop.customers().signUp().signUp(Actor.ANONYMOUS, request);

    assertThat(signedUp).isInstanceOf(Reply.Done.class);
    assertThat(appoint.appoint(ADDRESS, PASSWORD)).containsInstanceOf(Reply.Refused.class);
    assertThat(appoint.isWanted()).isTrue();
  }

  @Test
  void leavesThePostToAnInstanceThatTookTheSameAddressMeanwhile() {
    var first = appoint.appoint(ADDRESS, PASSWORD);

    var second = appointingBesides().appoint(ADDRESS, PASSWORD);

    assertThat(first).containsInstanceOf(Reply.Done.class);
    assertThat(second).isEmpty();
  }

  /** Another instance, which twice looks for an administrator before the first one is there. */
  private AppointFirstAdmin appointingBesides() {
    return new AppointingFirstAdmin(
        new Newcomers(ports.customers(), (owner, now) -> {}, ports.clock()),
        new EarlyCredentials(ports.customer().credentials(), new AtomicInteger(2)),
        ports.passwords(),
        Shop.RULES.passwords(),
        new Surroundings(ports.writes(), ports.transactions(), ports.clock(), ports.ids()));
  }

  /** Knows nobody for the first so many looks. */
  private record EarlyCredentials(Credentials later, AtomicInteger looks) implements Credentials {
    @Override
    public Optional<Credential> find(EmailAddress email) {
      return later.find(email);
    }

    @Override
    public Optional<Credential> find(CustomerId customer) {
      return later.find(customer);
    }

    @Override
    public Optional<Credential> lock(CustomerId customer) {
      return later.lock(customer);
    }

    @Override
    public void replace(Customer changed, PasswordHash password) {
      later.replace(changed, password);
    }

    @Override
    public void withdraw(CustomerId customer) {
      later.withdraw(customer);
    }

    @Override
    public boolean anybodyIs(Role role) {
      return looks.getAndDecrement() <= 0 && later.anybodyIs(role);
    }
  }
}

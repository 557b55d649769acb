package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppointFirstAdminTest {
  private static final EmailAddress ADDRESS = new EmailAddress("admin@example.com");
  private static final String PASSWORD = "correct horse battery";

  private final Shop shop = Shop.over(new InMemoryPorts().all());
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
}

package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.customer.Credentials.Credential;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Passwords are found by address, in whatever case, and by person. */
public abstract class CredentialsContract extends PortsContract {
  private static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$one");

  @Test
  void findsPasswordAndRoleOfWhoeverHasTheAddress() {
    var customer = CustomerBuilder.aCustomer().being(Role.SUPPORT).build();
    change(() -> ports().customers().add(customer, HASH));
    var shouted = new EmailAddress(customer.email().value().toUpperCase(Locale.ROOT));

    var credential = new Credential(customer.id(), Role.SUPPORT, HASH);
    assertThat(read(() -> credentials().find(shouted))).contains(credential);
    assertThat(read(() -> credentials().find(customer.id()))).contains(credential);
    assertThat(read(() -> credentials().lock(customer.id()))).contains(credential);
    assertThat(read(() -> credentials().anybodyIs(Role.SUPPORT))).isTrue();
  }

  @Test
  void findsNothingForWhoeverHasNoPasswordUntilTheyAreGivenOne() {
    var customer = CustomerBuilder.aCustomer().build();
    change(() -> ports().customers().add(customer, null));

    assertThat(read(() -> credentials().find(customer.email()))).isEmpty();
    change(() -> credentials().replace(customer.withOtherPassword(), HASH));
    assertThat(read(() -> credentials().find(customer.email()))).isPresent();
    var other = new PasswordHash("$argon2id$v=19$two");
    var first = customer.withOtherPassword();
    change(() -> credentials().replace(first.withOtherPassword(), other));
    assertThat(read(() -> credentials().find(customer.id())).orElseThrow().password())
        .isEqualTo(other);
  }

  @Test
  void findsNoPasswordAnyMoreThatWasTakenAway() {
    var customer = CustomerBuilder.aCustomer().build();
    change(() -> ports().customers().add(customer, HASH));

    change(() -> credentials().withdraw(customer.id()));
    change(() -> credentials().withdraw(customer.id()));

    assertThat(read(() -> credentials().find(customer.id()))).isEmpty();
    assertThat(read(() -> ports().customers().find(List.of(customer.id())))).hasSize(1);
  }

  private Credentials credentials() {
    return ports().customer().credentials();
  }
}

package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.ExternalPerson;
import org.junit.jupiter.api.Test;

/** A person of a provider is one customer. */
public abstract class ExternalIdentitiesContract extends PortsContract {

  @Test
  void findsTheCustomerThatAPersonOfAProviderIs() {
    var subject = ports().ids().next().toString();
    var person = new ExternalPerson("https://one.example", subject, null, null);
    var namesake = new ExternalPerson("https://two.example", subject, null, null);
    var customer = somebody();

    change(() -> identities().add(person, customer));

    assertThat(read(() -> identities().find(person))).contains(customer);
    assertThat(read(() -> identities().find(namesake))).isEmpty();
  }

  @Test
  void refusesASecondCustomerForAPerson() {
    var subject = ports().ids().next().toString();
    var person = new ExternalPerson("https://one.example", subject, null, null);
    change(() -> identities().add(person, somebodyWithin()));

    assertThatThrownBy(() -> change(() -> identities().add(person, somebodyWithin())))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
  }

  @Test
  void forgetsWhoSomebodyIsElsewhere() {
    var subject = ports().ids().next().toString();
    var person = new ExternalPerson("https://one.example", subject, null, null);
    var other = new ExternalPerson("https://two.example", subject, null, null);
    var customer = somebody();
    change(() -> identities().add(person, customer));
    change(() -> identities().add(other, somebodyWithin()));

    change(() -> identities().removeAll(customer));

    assertThat(read(() -> identities().find(person))).isEmpty();
    assertThat(read(() -> identities().find(other))).isPresent();
  }

  private CustomerId somebody() {
    return write(this::somebodyWithin);
  }

  private CustomerId somebodyWithin() {
    var customer = CustomerBuilder.aCustomer().build();
    ports().customers().add(customer, null);
    return customer.id();
  }

  private ExternalIdentities identities() {
    return ports().customer().externalIdentities();
  }
}

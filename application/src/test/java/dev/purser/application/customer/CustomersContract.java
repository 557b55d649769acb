package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerBuilder;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Customers are found as they were added. */
public abstract class CustomersContract extends PortsContract {

  @Test
  void findsCustomersAsTheyWereAdded() {
    var plain = CustomerBuilder.aCustomer().build();
    var rich = CustomerBuilder.aCustomer().called("Zoë 茶 🍵").being(Role.SUPPORT).build();

    add(plain);
    change(() -> ports().customers().add(rich, new PasswordHash("$argon2id$v=19$abc")));

    assertThat(read(() -> ports().customers().find(List.of(plain.id(), rich.id()))))
        .containsOnlyKeys(plain.id(), rich.id())
        .containsEntry(plain.id(), plain)
        .containsEntry(rich.id(), rich);
  }

  @Test
  void findsNobodyWhoDidNotSignUp() {
    var known = added();
    var unknown = new CustomerId(ports().ids().next());

    assertThat(read(() -> ports().customers().find(List.of(unknown, known.id()))))
        .containsOnlyKeys(known.id());
  }

  @Test
  void knowsAddressesInWhateverCase() {
    var name = "Ann-" + ports().ids().next();
    add(CustomerBuilder.aCustomer().at(name + "@Example.org").build());

    assertThat(hasEmail(name + "@Example.org")).isTrue();
    assertThat(hasEmail(name.toUpperCase() + "@EXAMPLE.ORG")).isTrue();
    assertThat(hasEmail(name + "@example.com")).isFalse();
  }

  @Test
  void takesNoSecondCustomerWithAddress() {
    var first = added();
    var second = CustomerBuilder.aCustomer().at(first.email().value().toUpperCase()).build();

    assertThatThrownBy(() -> add(second)).isInstanceOf(TransactionFault.ConstraintViolated.class);

    assertThat(read(() -> ports().customers().find(List.of(second.id())))).isEmpty();
  }

  @Test
  void writesCustomersInTheirNextVersion() {
    var before = added();
    var email = new EmailAddress(ports().ids().next() + "@Example.org");
    var after = before.changed(email, "Zoë", Role.ADMIN);

    update(after);

    assertThat(found(before.id())).contains(after);
    assertThat(hasEmail(email.folded())).isTrue();
    assertThat(hasEmail(before.email().value())).isFalse();
  }

  @Test
  void writesNothingOverAnotherVersion() {
    var before = added();
    var after = called("Zoë", before);
    update(after);

    assertThatThrownBy(() -> update(called("Late", before)))
        .isInstanceOf(TransactionFault.Conflict.class);

    assertThat(found(before.id())).contains(after);
  }

  @Test
  void takesNoAddressOfSomebodyElse() {
    var first = added();
    var second = added();
    var late = second.changed(first.email(), second.name(), second.role());

    assertThatThrownBy(() -> update(late)).isInstanceOf(TransactionFault.ConstraintViolated.class);

    assertThat(found(second.id())).contains(second);
  }

  @Test
  void locksWhoeverHasTheRole() {
    var admin = CustomerBuilder.aCustomer().being(Role.ADMIN).build();
    var other = added();
    add(admin);
    var gone = CustomerBuilder.aCustomer().being(Role.ADMIN).build();
    add(gone);
    update(gone.deleted(Moments.EVENING));

    assertThat(write(() -> ports().customers().lock(Role.ADMIN)))
        .contains(admin.id())
        .doesNotContain(other.id(), gone.id());
  }

  @Test
  void findsNobodyWhoIsDeletedUntilTheyAreRestored() {
    var before = added();
    var gone = before.deleted(Moments.EVENING);

    update(gone);

    assertThat(found(before.id())).isEmpty();
    assertThat(hasEmail(before.email().value())).isFalse();
    var back = gone.restored(RestorePeriod.DEFAULT, Moments.EVENING);
    update(back);
    assertThat(found(before.id())).contains(back);
  }

  private static Customer called(String name, Customer customer) {
    return customer.changed(customer.email(), name, customer.role());
  }

  private void update(Customer changed) {
    change(() -> ports().customers().update(changed));
  }

  private Optional<Customer> found(CustomerId id) {
    return read(() -> Optional.ofNullable(ports().customers().find(List.of(id)).get(id)));
  }

  private Customer added() {
    var customer = CustomerBuilder.aCustomer().build();
    add(customer);
    return customer;
  }

  private void add(Customer customer) {
    change(() -> ports().customers().add(customer, null));
  }

  private boolean hasEmail(String address) {
    return read(() -> ports().customers().hasEmail(new EmailAddress(address)));
  }
}

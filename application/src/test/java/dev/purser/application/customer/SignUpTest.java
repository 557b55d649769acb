package dev.purser.application.customer;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Ports;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignUpTest {
  private final Ports ports = new InMemoryPorts().all();
  private final List<UUID> arrived = new ArrayList<>();
  private final CustomerFeature feature = featureOver(ports.customers());

  @Test
  void makesCustomerOfWhoSignsUp() {
    var customer = Clerk.done(signUp(feature, "ann@example.org"));

    assertThat(customer.email()).isEqualTo(new EmailAddress("ann@example.org"));
    assertThat(customer.role()).isEqualTo(Role.CUSTOMER);
    assertThat(feature.queries().find(Actor.SYSTEM, customer.id())).contains(customer);
    assertThat(arrived).containsExactly(customer.id().value());
  }

  @Test
  void opensAnAccountForThem() {
    try (var shop = Shop.over(ports)) {
      var clerk = new Clerk(shop);

      var account = clerk.accountOf(clerk.customer());

      assertThat(account.posted()).isZero();
      assertThat(account.available()).isZero();
    }
  }

  @Test
  void refusesAddressThatSomebodyHasInWhateverCase() {
    var _ = Clerk.done(signUp(feature, "ann@example.org"));

    assertRefused(signUp(feature, "Ann@Example.org"), "email-taken at email");
    assertThat(arrived).hasSize(1);
  }

  @Test
  void refusesAddressThatSomebodyTakesMeanwhile() {
    var _ = Clerk.done(signUp(feature, "ann@example.org"));
    var late = new LateCustomers(ports.customers());

    assertRefused(signUp(featureOver(late), "ann@example.org"), "email-taken at email");

    assertThat(late.asked()).isEqualTo(2);
  }

  @Test
  void showsNoPassword() {
    var request = new SignUp.Request(new EmailAddress("a@b"), "Ann", "correct horse");

    assertThat(request).asString().doesNotContain("horse");
  }

  @Test
  void listsCustomersByPage() {
    var ann = Clerk.done(signUp(feature, "ann@example.org"));
    var bob = Clerk.done(signUp(feature, "bob@example.org"));

    var first = feature.queries().list(Actor.SYSTEM, WantedCustomers.EVERYBODY, Slice.first(1));
    var second =
        feature
            .queries()
            .list(Actor.SYSTEM, WantedCustomers.EVERYBODY, Slice.after(first.next(), 1));

    assertThat(first.items()).containsExactly(ann);
    assertThat(second.items()).containsExactly(bob);
    assertThat(second.next()).isNull();
  }

  private CustomerFeature featureOver(Customers customers) {
    var given = ports.customer();
    return CustomerFeature.over(
        new CustomerFeature.Ports(
            customers,
            given.passwords(),
            given.credentials(),
            given.secrets(),
            given.sessions(),
            given.machineClients(),
            given.externalIdentities(),
            given.formerCustomers(),
            given.customerSearch(),
            given.profiles()),
        Shop.RULES,
        (owner, now) -> arrived.add(owner),
        ports.writes(),
        ports.transactions(),
        ports.clock(),
        ports.ids());
  }

  private static Reply<Customer> signUp(CustomerFeature feature, String email) {
    var request = new SignUp.Request(new EmailAddress(email), "Somebody", "correct horse");
    return feature.signUp().signUp(Actor.SYSTEM, request);
  }

  /** Customers one of whom has come just after somebody asked for their address. */
  private record LateCustomers(Customers customers, AtomicInteger questions) implements Customers {

    LateCustomers(Customers customers) {
      this(customers, new AtomicInteger());
    }

    int asked() {
      return questions.get();
    }

    @Override
    public Optional<Customer> findByEmail(EmailAddress email) {
      return customers.findByEmail(email);
    }

    @Override
    public boolean hasEmail(EmailAddress email) {
      return questions.getAndIncrement() > 0 && customers.hasEmail(email);
    }

    @Override
    public void add(Customer customer, @Nullable PasswordHash password) {
      customers.add(customer, password);
    }

    @Override
    public void update(Customer changed) {
      customers.update(changed);
    }

    @Override
    public Map<CustomerId, Customer> find(Collection<CustomerId> ids) {
      return customers.find(ids);
    }

    @Override
    public Set<CustomerId> lock(Role role) {
      return customers.lock(role);
    }
  }
}

package dev.purser.web.customer;

import dev.purser.application.customer.CustomerQueries;
import dev.purser.application.customer.SignUp;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.FakePages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Customers in memory. */
public final class FakeCustomers implements SignUp, CustomerQueries {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final List<Customer> customers = new CopyOnWriteArrayList<>();

  @Override
  public Reply<Customer> signUp(Actor actor, SignUp.Request request) {
    if (customers.stream().anyMatch(c -> c.email().folded().equals(request.email().folded()))) {
      var taken = new LocatedRefusal("email", new CustomerRefusal.EmailTaken());
      return new Reply.Refused<>(List.of(taken), false);
    }
    var id = new CustomerId(UUID.randomUUID());
    var customer = Customer.signedUp(id, request.email(), request.name(), Role.CUSTOMER, NOW);
    customers.add(customer);
    return new Reply.Done<>(customer, false);
  }

  @Override
  public Optional<Customer> find(Actor actor, CustomerId id) {
    return customers.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Customer> self(Actor actor) {
    return customers.stream().findFirst();
  }

  @Override
  public Page<Customer, CustomerId> list(Actor actor, @Nullable CustomerId after, int limit) {
    return FakePages.page(customers, Customer::id, after, limit);
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class StoredCustomers implements CustomerQueries {
  private final Customers customers;
  private final Transactions transactions;

  StoredCustomers(Customers customers, Transactions transactions) {
    this.customers = customers;
    this.transactions = transactions;
  }

  @Override
  public Optional<Customer> find(Actor actor, CustomerId id) {
    actor.requireKnown();
    return actor.mayReach(Right.READ_ALL, id.value())
        ? transactions.read(() -> Optional.ofNullable(customers.find(List.of(id)).get(id)))
        : Optional.empty();
  }

  @Override
  public Optional<Customer> self(Actor actor) {
    actor.requireKnown();
    return actor.id().flatMap(id -> find(actor, new CustomerId(id)));
  }

  @Override
  public Page<Customer, CustomerId> list(Actor actor, @Nullable CustomerId after, int limit) {
    actor.require(Right.READ_ALL);
    var more = transactions.read(() -> customers.list(after, Page.limitAndOne(limit)));
    return Page.of(more, limit, Customer::id);
  }
}

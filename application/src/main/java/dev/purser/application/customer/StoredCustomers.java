package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;
import java.util.List;
import java.util.Optional;

final class StoredCustomers implements CustomerQueries {
  private final Customers customers;
  private final CustomerSearch search;
  private final Profiles profiles;
  private final Transactions transactions;

  StoredCustomers(
      Customers customers, CustomerSearch search, Profiles profiles, Transactions transactions) {
    this.customers = customers;
    this.search = search;
    this.profiles = profiles;
    this.transactions = transactions;
  }

  @Override
  public Optional<Customer> find(Actor actor, CustomerId id) {
    actor.requireKnown();
    return actor.mayReach(Right.READ_ALL, id.value())
        ? transactions.read(() -> find(id))
        : Optional.empty();
  }

  @Override
  public Optional<Customer> self(Actor actor) {
    actor.requireKnown();
    return actor.id().flatMap(id -> find(actor, new CustomerId(id)));
  }

  @Override
  public Optional<Profile> profile(Actor actor, CustomerId id) {
    actor.requireKnown();
    return actor.mayReach(Right.READ_ALL, id.value())
        ? transactions.read(() -> find(id).map(this::profileOf))
        : Optional.empty();
  }

  @Override
  public Page<Customer, CustomerPosition> list(
      Actor actor, WantedCustomers wanted, Slice<CustomerPosition> slice) {
    actor.require(wanted.deleted() ? Right.MANAGE_CUSTOMERS : Right.READ_ALL);
    return transactions.read(() -> {
      var read = search.list(wanted, slice);
      return Page.of(slice, read, CustomerPosition::of, () -> search.count(wanted));
    });
  }

  private Optional<Customer> find(CustomerId id) {
    return Optional.ofNullable(customers.find(List.of(id)).get(id));
  }

  private Profile profileOf(Customer customer) {
    return profiles.find(customer.id()).orElseGet(() -> Profile.empty(customer.id()));
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.FormerOwners;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.shared.LocatedRefusal;
import java.util.List;

final class DeletingCustomers implements DeleteCustomer {
  private final Customers customers;
  private final Sessions sessions;
  private final FormerOwners formerOwners;
  private final Administrators administrators;
  private final Surroundings surroundings;

  DeletingCustomers(
      Customers customers,
      Sessions sessions,
      FormerOwners formerOwners,
      Surroundings surroundings) {
    this.customers = customers;
    this.sessions = sessions;
    this.formerOwners = formerOwners;
    this.administrators = new Administrators(customers);
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Customer> delete(Actor actor, CustomerId customer, Precondition precondition) {
    if (!Caretakers.mayChange(actor, customer)) {
      return new Reply.NotFound<>();
    }
    return surroundings
        .writes()
        .write(
            actor,
            "delete-customer",
            deleted -> deleted.id().value(),
            () -> delete(customer, precondition));
  }

  private Reply<Customer> delete(CustomerId id, Precondition precondition) {
    var customer = customers.find(List.of(id)).get(id);
    if (customer == null) {
      return new Reply.NotFound<>();
    }
    if (!precondition.isMetBy(customer.version())) {
      return new Reply.Stale<>();
    }
    if (administrators.isLast(customer)) {
      var last = new LocatedRefusal("", new CustomerRefusal.LastAdmin());
      return new Reply.Refused<>(List.of(last), false);
    }
    var now = surroundings.now();
    var deleted = customer.deleted(now);
    customers.update(deleted);
    sessions.revokeAll(id, now);
    formerOwners.left(id.value(), now);
    return new Reply.Done<>(deleted, false);
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Role;
import java.util.List;

final class ChangingCustomers implements ChangeCustomer {
  private final Customers customers;
  private final Administrators administrators;
  private final Surroundings surroundings;

  ChangingCustomers(Customers customers, Surroundings surroundings) {
    this.customers = customers;
    this.administrators = new Administrators(customers);
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Customer> change(
      Actor actor, CustomerId customer, Precondition precondition, Request request) {
    if (!Caretakers.mayChange(actor, customer)) {
      return new Reply.NotFound<>();
    }
    if (request.role() instanceof Change.To<Role>) {
      actor.require(Right.MANAGE_CUSTOMERS);
    }
    return surroundings
        .writes()
        .write(
            actor,
            "change-customer",
            changed -> changed.id().value(),
            () -> change(customer, precondition, request));
  }

  private Reply<Customer> change(CustomerId id, Precondition precondition, Request request) {
    var customer = customers.find(List.of(id)).get(id);
    if (customer == null) {
      return new Reply.NotFound<>();
    }
    if (!precondition.isMetBy(customer.version())) {
      return new Reply.Stale<>();
    }
    var changed =
        customer.changed(
            request.email().over(customer.email()),
            request.name().over(customer.name()),
            request.role().over(customer.role()));
    var refusals = refusals(customer, changed);
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    if (changed.version() != customer.version()) {
      customers.update(changed);
    }
    return new Reply.Done<>(changed, false);
  }

  private Refusals refusals(Customer customer, Customer changed) {
    var refusals = new Refusals();
    if (!changed.email().folded().equals(customer.email().folded())
        && customers.hasEmail(changed.email())) {
      refusals.add("email", new CustomerRefusal.EmailTaken());
    }
    if (changed.role() != Role.ADMIN && administrators.isLast(customer)) {
      refusals.add("role", new CustomerRefusal.LastAdmin());
    }
    return refusals;
  }
}

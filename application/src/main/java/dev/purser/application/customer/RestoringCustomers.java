package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.FormerOwners;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.shared.Refusals;

final class RestoringCustomers implements RestoreCustomer {
  private final Customers customers;
  private final FormerCustomers formerCustomers;
  private final FormerOwners formerOwners;
  private final RestorePeriod period;
  private final Surroundings surroundings;

  RestoringCustomers(
      Customers customers,
      FormerCustomers formerCustomers,
      FormerOwners formerOwners,
      RestorePeriod period,
      Surroundings surroundings) {
    this.customers = customers;
    this.formerCustomers = formerCustomers;
    this.formerOwners = formerOwners;
    this.period = period;
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Customer> restore(Actor actor, CustomerId customer) {
    actor.require(Right.MANAGE_CUSTOMERS);
    return surroundings
        .writes()
        .write(
            actor,
            "restore-customer",
            restored -> restored.id().value(),
            () -> formerCustomers.find(customer).map(this::restore).orElseGet(Reply.NotFound::new));
  }

  private Reply<Customer> restore(Customer deleted) {
    var refusals = new Refusals();
    if (customers.hasEmail(deleted.email())) {
      refusals.add("", new CustomerRefusal.EmailTaken());
    }
    var restored = refusals.attempt("", () -> deleted.restored(period, surroundings.now()));
    if (restored.isEmpty() || !refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    customers.update(restored.get());
    formerOwners.cameBack(deleted.id().value());
    return new Reply.Done<>(restored.get(), false);
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.NewOwners;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SigningUp implements SignUp {
  private final Customers customers;
  private final Passwords passwords;
  private final NewOwners newOwners;
  private final SimpleWrites writes;
  private final Clock clock;
  private final Ids ids;

  SigningUp(
      Customers customers,
      Passwords passwords,
      NewOwners newOwners,
      SimpleWrites writes,
      Clock clock,
      Ids ids) {
    this.customers = customers;
    this.passwords = passwords;
    this.newOwners = newOwners;
    this.writes = writes;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Reply<Customer> signUp(Actor actor, Request request) {
    var id = new CustomerId(ids.next());
    var password = request.password() == null ? null : passwords.hash(request.password());
    return writes.write(actor, "sign-up", c -> c.id().value(), () -> add(id, request, password));
  }

  private Reply<Customer> add(CustomerId id, Request request, @Nullable PasswordHash password) {
    if (customers.hasEmail(request.email())) {
      var taken = new LocatedRefusal("email", new CustomerRefusal.EmailTaken());
      return new Reply.Refused<>(List.of(taken), false);
    }
    var now = clock.now();
    var customer = Customer.signedUp(id, request.email(), request.name(), Role.CUSTOMER, now);
    customers.add(customer, password);
    newOwners.arrived(id.value(), now);
    return new Reply.Done<>(customer, false);
  }
}

package dev.purser.application.customer;

import dev.purser.application.customer.Newcomers.Newcomer;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import java.util.List;

final class SigningUp implements SignUp {
  private final Newcomers newcomers;
  private final Passwords passwords;
  private final Surroundings surroundings;

  SigningUp(Newcomers newcomers, Passwords passwords, Surroundings surroundings) {
    this.newcomers = newcomers;
    this.passwords = passwords;
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Customer> signUp(Actor actor, Request request) {
    var id = new CustomerId(surroundings.ids().next());
    var password = request.password() == null ? null : passwords.hash(request.password());
    var newcomer = new Newcomer(id, request.email(), request.name(), Role.CUSTOMER, password);
    return surroundings
        .writes()
        .write(actor, "sign-up", customer -> customer.id().value(), () -> add(newcomer));
  }

  private Reply<Customer> add(Newcomer newcomer) {
    return newcomers
        .welcome(newcomer)
        .<Reply<Customer>>map(customer -> new Reply.Done<>(customer, false))
        .orElseGet(SigningUp::taken);
  }

  private static Reply<Customer> taken() {
    var taken = new LocatedRefusal("email", new CustomerRefusal.EmailTaken());
    return new Reply.Refused<>(List.of(taken), false);
  }
}

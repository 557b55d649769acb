package dev.purser.application.customer;

import dev.purser.application.customer.Newcomers.Newcomer;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.PasswordPolicy;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Refusals;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.Optional;

final class SigningUp implements SignUp {
  private final Newcomers newcomers;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final Surroundings surroundings;

  SigningUp(
      Newcomers newcomers, Passwords passwords, PasswordPolicy policy, Surroundings surroundings) {
    this.newcomers = newcomers;
    this.passwords = passwords;
    this.policy = policy;
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Customer> signUp(Actor actor, Request request) {
    var weak =
        Optional.ofNullable(request.password())
            .flatMap(password -> policy.judge(password, request.email(), request.name()));
    if (weak.isPresent()) {
      return surroundings.transactions().read(() -> refused(request, weak.get()));
    }
    var id = new CustomerId(surroundings.ids().next());
    var password = request.password() == null ? null : passwords.hash(request.password());
    var newcomer = new Newcomer(id, request.email(), request.name(), Role.CUSTOMER, password);
    return surroundings
        .writes()
        .write(actor, "sign-up", customer -> customer.id().value(), () -> add(newcomer));
  }

  /** A weak password is not hashed, which takes its time; the address is judged nevertheless. */
  private Reply<Customer> refused(Request request, CustomerRefusal weak) {
    var refusals = new Refusals();
    if (newcomers.isTaken(request.email())) {
      refusals.add("email", new CustomerRefusal.EmailTaken());
    }
    refusals.add("password", weak);
    return new Reply.Refused<>(refusals.toList(), false);
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

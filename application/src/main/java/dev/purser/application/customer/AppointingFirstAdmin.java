package dev.purser.application.customer;

import dev.purser.application.customer.Newcomers.Newcomer;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordPolicy;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.Optional;

final class AppointingFirstAdmin implements AppointFirstAdmin {

  private final Newcomers newcomers;
  private final Credentials credentials;
  private final Passwords passwords;
  private final PasswordPolicy policy;
  private final Surroundings surroundings;

  AppointingFirstAdmin(
      Newcomers newcomers,
      Credentials credentials,
      Passwords passwords,
      PasswordPolicy policy,
      Surroundings surroundings) {
    this.newcomers = newcomers;
    this.credentials = credentials;
    this.passwords = passwords;
    this.policy = policy;
    this.surroundings = surroundings;
  }

  @Override
  public boolean isWanted() {
    return !surroundings.transactions().read(() -> credentials.anybodyIs(Role.ADMIN));
  }

  @Override
  public Optional<Reply<Customer>> appoint(EmailAddress email, String password) {
    if (!isWanted()) {
      return Optional.empty();
    }
    var weak = policy.judge(password, email, NAME);
    if (weak.isPresent()) {
      var refusal = new LocatedRefusal("password", weak.get());
      return Optional.of(new Reply.Refused<>(List.of(refusal), false));
    }
    var id = new CustomerId(surroundings.ids().next());
    var admin = new Newcomer(id, email, NAME, Role.ADMIN, passwords.hash(password));
    Reply<Customer> reply =
        surroundings
            .writes()
            .write(
                Actor.SYSTEM,
                "appoint-first-admin",
                customer -> customer.id().value(),
                () -> add(admin));
    // Another instance may have been faster, and be who took the address, too.
    return reply instanceof Reply.Done<Customer> || isWanted()
        ? Optional.of(reply)
        : Optional.empty();
  }

  /** Not found is the post to be filled, when another instance was faster. */
  private Reply<Customer> add(Newcomer admin) {
    if (credentials.anybodyIs(Role.ADMIN)) {
      return new Reply.NotFound<>();
    }
    return newcomers
        .welcome(admin)
        .<Reply<Customer>>map(customer -> new Reply.Done<>(customer, false))
        .orElseGet(() ->
            new Reply.Refused<>(
                List.of(new LocatedRefusal("email", new CustomerRefusal.EmailTaken())), false));
  }
}

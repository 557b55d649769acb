package dev.purser.application.customer;

import dev.purser.application.customer.Credentials.Credential;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.CustomerRefusal;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.customer.PasswordPolicy;
import dev.purser.domain.shared.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passwords are compared and hashed outside of transactions, because both take their time. */
final class ChangingPasswords implements ChangePassword {
  private final CustomerFeature.Ports ports;
  private final PasswordPolicy policy;
  private final Surroundings surroundings;

  ChangingPasswords(CustomerFeature.Ports ports, PasswordPolicy policy, Surroundings surroundings) {
    this.ports = ports;
    this.policy = policy;
    this.surroundings = surroundings;
  }

  /** A customer and what their password is until now. */
  private record Known(Customer customer, @Nullable PasswordHash password) {}

  @Override
  public Reply<Customer> change(
      Actor actor, CustomerId customer, Precondition precondition, Request request) {
    var known = Caretakers.mayChange(actor, customer) ? find(customer) : Optional.<Known>empty();
    if (known.isEmpty()) {
      return new Reply.NotFound<>();
    }
    var before = known.get().customer();
    if (!precondition.isMetBy(before.version())) {
      return new Reply.Stale<>();
    }
    var refusals = refusals(actor, known.get(), request);
    if (!refusals.isEmpty()) {
      return new Reply.Refused<>(refusals.toList(), false);
    }
    var hash = ports.passwords().hash(request.newPassword());
    return surroundings
        .writes()
        .write(
            actor, "change-password", changed -> changed.id().value(), () -> replace(before, hash));
  }

  private Optional<Known> find(CustomerId id) {
    return surroundings
        .transactions()
        .snapshot(() ->
            Optional.ofNullable(ports.customers().find(List.of(id)).get(id))
                .map(customer ->
                    new Known(
                        customer,
                        ports.credentials().find(id).map(Credential::password).orElse(null))));
  }

  private Refusals refusals(Actor actor, Known known, Request request) {
    var refusals = new Refusals();
    var customer = known.customer();
    if (actor.is(customer.id().value()) && !knows(request.currentPassword(), known.password())) {
      refusals.add("currentPassword", new CustomerRefusal.WrongPassword());
    }
    policy
        .judge(request.newPassword(), customer.email(), customer.name())
        .ifPresent(weak -> refusals.add("newPassword", weak));
    return refusals;
  }

  private boolean knows(@Nullable String password, @Nullable PasswordHash hash) {
    return ports.passwords().matches(Objects.requireNonNullElse(password, ""), hash);
  }

  /** Only in the version whose password was shown to be known. */
  private Reply<Customer> replace(Customer before, PasswordHash hash) {
    var id = before.id();
    var customer = ports.customers().find(List.of(id)).get(id);
    if (customer == null) {
      return new Reply.NotFound<>();
    }
    if (customer.version() != before.version()) {
      return new Reply.Stale<>();
    }
    var changed = customer.withOtherPassword();
    ports.credentials().replace(changed, hash);
    ports.sessions().revokeAll(id, surroundings.now());
    return new Reply.Done<>(changed, false);
  }
}

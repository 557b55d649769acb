package dev.purser.application.customer;

import dev.purser.application.customer.Newcomers.Newcomer;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.ExternalPerson;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class IdentifyingPersons implements IdentifyPerson {
  private final ExternalIdentities identities;
  private final Customers customers;
  private final LocalAccess localAccess;
  private final Newcomers newcomers;
  private final Surroundings surroundings;

  IdentifyingPersons(
      ExternalIdentities identities,
      Customers customers,
      LocalAccess localAccess,
      Newcomers newcomers,
      Surroundings surroundings) {
    this.identities = identities;
    this.customers = customers;
    this.localAccess = localAccess;
    this.newcomers = newcomers;
    this.surroundings = surroundings;
  }

  /** The ways in that the service has itself. */
  record LocalAccess(Credentials credentials, Sessions sessions) {}

  @Override
  public Actor identify(ExternalPerson person, Role role) {
    var known = surroundings.transactions().read(() -> identities.find(person));
    var customer = known.isPresent() ? living(known.get()) : Optional.of(firstTime(person));
    return customer
        .map(id -> new Actor(id.value().toString(), role))
        .orElseThrow(() -> new AccessDenied.Unauthenticated("This customer was deleted."));
  }

  private Optional<CustomerId> living(CustomerId id) {
    return surroundings
        .transactions()
        .read(() -> Optional.ofNullable(customers.find(List.of(id)).get(id)))
        .map(Customer::id);
  }

  private CustomerId firstTime(ExternalPerson person) {
    var email = person.email();
    if (email == null) {
      throw new AccessDenied.Unauthenticated(
          "Whoever comes for the first time needs a verified e-mail address.");
    }
    var fresh = new CustomerId(surroundings.ids().next());
    var known = surroundings.transactions().read(() -> customers.findByEmail(email));
    var customer = known.map(Customer::id).orElse(fresh);
    var actor = new Actor(customer.value().toString(), Role.CUSTOMER);
    Reply<CustomerId> reply =
        surroundings
            .writes()
            .write(actor, "link-person", CustomerId::value, () -> link(person, email, fresh));
    return ((Reply.Done<CustomerId>) reply).outcome();
  }

  /** Two first calls at once: the slower one runs again and finds what the faster one linked. */
  private Reply<CustomerId> link(ExternalPerson person, EmailAddress email, CustomerId fresh) {
    var linked = identities.find(person);
    if (linked.isPresent()) {
      return new Reply.Done<>(linked.get(), false);
    }
    var newcomer = new Newcomer(fresh, email, name(person, email), Role.CUSTOMER, null);
    var customer =
        customers
            .findByEmail(email)
            .map(this::takenOver)
            .orElseGet(() -> newcomers.welcome(newcomer).orElseThrow().id());
    identities.add(person, customer);
    return new Reply.Done<>(customer, false);
  }

  /**
   * Whoever signed up under the address here, or came to have it, has not proved that it is theirs,
   * as the person has now, so every way in that they had is closed. Those whom an administrator has
   * given another role keep theirs: there might be nobody left who could let them in again.
   */
  private CustomerId takenOver(Customer found) {
    var customer = found.id();
    if (found.role() == Role.CUSTOMER) {
      identities.removeAll(customer);
      localAccess.credentials().withdraw(customer);
      localAccess.sessions().revokeAll(customer, surroundings.now());
    }
    return customer;
  }

  /** An address may be longer than a name. */
  private static String name(ExternalPerson person, EmailAddress email) {
    var name = Objects.requireNonNullElse(person.name(), email.value());
    return name.substring(0, Math.min(name.length(), Customer.MAX_NAME));
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.ExternalPerson;
import java.util.Optional;

/** Persons of OpenID providers in memory. */
public final class InMemoryExternalIdentities implements ExternalIdentities {
  private final InMemoryStore.Table<String, CustomerId> identities;

  public InMemoryExternalIdentities(InMemoryStore store) {
    this.identities = store.table("external identities");
  }

  @Override
  public Optional<CustomerId> find(ExternalPerson person) {
    return identities.find(key(person));
  }

  @Override
  public void add(ExternalPerson person, CustomerId customer) {
    identities.insert(key(person), customer);
  }

  @Override
  public void removeAll(CustomerId customer) {
    identities.removeIf(customer::equals);
  }

  private static String key(ExternalPerson person) {
    return person.issuer() + " " + person.subject();
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;
import java.util.Optional;

/** Profiles in memory. */
public final class InMemoryProfiles implements Profiles {
  private final InMemoryStore.Table<CustomerId, Profile> profiles;

  public InMemoryProfiles(InMemoryStore store) {
    this.profiles = store.table("profiles");
  }

  @Override
  public Optional<Profile> find(CustomerId customer) {
    return profiles.find(customer);
  }

  @Override
  public void save(Profile changed) {
    if (changed.version() == 1) {
      profiles.insert(changed.customer(), changed);
      return;
    }
    var before = profiles.find(changed.customer());
    if (before.isEmpty() || before.get().version() != changed.version() - 1) {
      throw new TransactionFault.Overtaken(new IllegalStateException("in another version"));
    }
    profiles.update(changed.customer(), changed);
  }

  @Override
  public void remove(CustomerId customer) {
    profiles.remove(customer);
  }
}

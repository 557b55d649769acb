package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;
import java.util.List;

final class WritingProfiles implements WriteProfile {
  private final Customers customers;
  private final Profiles profiles;
  private final Surroundings surroundings;

  WritingProfiles(Customers customers, Profiles profiles, Surroundings surroundings) {
    this.customers = customers;
    this.profiles = profiles;
    this.surroundings = surroundings;
  }

  @Override
  public Reply<Profile> write(
      Actor actor, CustomerId customer, Precondition precondition, Profile.Details details) {
    if (!Caretakers.mayChange(actor, customer)) {
      return new Reply.NotFound<>();
    }
    return surroundings
        .writes()
        .write(
            actor,
            "write-profile",
            profile -> profile.customer().value(),
            () -> write(customer, precondition, details));
  }

  private Reply<Profile> write(
      CustomerId customer, Precondition precondition, Profile.Details details) {
    if (!customers.find(List.of(customer)).containsKey(customer)) {
      return new Reply.NotFound<>();
    }
    var profile = profiles.find(customer).orElseGet(() -> Profile.empty(customer));
    if (!precondition.isMetBy(profile.version())) {
      return new Reply.Stale<>();
    }
    var changed = profile.changed(details);
    if (changed.version() != profile.version()) {
      profiles.save(changed);
    }
    return new Reply.Done<>(changed, false);
  }
}

package dev.purser.application.customer;

import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.ExternalPerson;
import java.util.Optional;

/** Which customer a person of an OpenID provider is; what was found never changes. */
public interface ExternalIdentities {
  Optional<CustomerId> find(ExternalPerson person);

  void add(ExternalPerson person, CustomerId customer);

  /** Forgets who the customer is there. */
  void removeAll(CustomerId customer);
}

package dev.purser.application.customer;

import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.Profile;
import java.util.Optional;

/** The profiles that were written. */
public interface Profiles {
  Optional<Profile> find(CustomerId customer);

  /**
   * Writes one that was changed once.
   *
   * @throws TransactionFault.Conflict unless it is still in the version before
   * @throws TransactionFault.ConstraintViolated when it is the first and somebody was faster
   */
  void save(Profile changed);

  /** Removes it, if there is one. */
  void remove(CustomerId customer);
}

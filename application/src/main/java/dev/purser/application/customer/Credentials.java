package dev.purser.application.customer;

import dev.purser.application.shared.TransactionFault;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordHash;
import dev.purser.domain.shared.Role;
import java.util.Optional;

/** How those sign in who are not deleted. */
public interface Credentials {
  /** Those of whoever has the address, in whatever case, and a password. */
  Optional<Credential> find(EmailAddress email);

  Optional<Credential> find(CustomerId customer);

  /** The same, which nobody replaces, nor deletes whose it is, before the transaction has ended. */
  Optional<Credential> lock(CustomerId customer);

  /**
   * Gives somebody another password, or their first.
   *
   * @param changed who was found and changed once
   * @throws TransactionFault.Conflict unless they are still in the version before
   */
  void replace(Customer changed, PasswordHash password);

  /** Takes somebody's password away, if they have one. */
  void withdraw(CustomerId customer);

  /** Whether there is somebody with the role. */
  boolean anybodyIs(Role role);

  /** A person's password and what they may do. */
  record Credential(CustomerId customer, Role role, PasswordHash password) {}
}

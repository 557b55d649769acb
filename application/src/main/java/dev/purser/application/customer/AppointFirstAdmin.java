package dev.purser.application.customer;

import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.EmailAddress;
import java.util.Optional;

/** The service gets an administrator, who appoints all others. */
public interface AppointFirstAdmin {
  /** What they are called until they call themselves otherwise. */
  String NAME = "Administrator";

  /** Whether there is no administrator yet. */
  boolean isWanted();

  /**
   * Makes somebody the first administrator; nothing when there is one by now. Refused with {@code
   * email-taken} when a customer has the address, and with {@code password-too-weak}.
   */
  Optional<Reply<Customer>> appoint(EmailAddress email, String password);
}

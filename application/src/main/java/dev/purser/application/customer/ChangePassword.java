package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Right;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Gives a customer another password and ends all of their sessions. One's own is changed by who
 * knows it until now; whoever has {@link Right#MANAGE_CUSTOMERS} sets that of others without.
 * Refused with {@code wrong-password} at {@code currentPassword} and {@code password-too-weak} at
 * {@code newPassword}.
 */
public interface ChangePassword {
  Reply<Customer> change(
      Actor actor, CustomerId customer, Precondition precondition, Request request);

  /**
   * Which password.
   *
   * @param currentPassword null where it is not asked for; wrong where it is
   * @param newPassword 8 to 200 characters
   */
  record Request(@Nullable String currentPassword, String newPassword) {
    @Override
    public String toString() {
      return "ChangePassword.Request[hidden]";
    }
  }
}

package dev.purser.application.customer;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Somebody becomes a customer and gets an account in the default asset, in one transaction. Refused
 * with {@code email-taken} when a living customer has the address, in whatever case, and with
 * {@code password-too-weak} by the {@link PasswordPolicy}.
 */
public interface SignUp {
  int MIN_PASSWORD = PasswordPolicy.MIN_LENGTH;
  int MAX_PASSWORD = PasswordPolicy.MAX_LENGTH;

  Reply<Customer> signUp(Actor actor, Request request);

  /**
   * Who signs up.
   *
   * @param password 8 to 200 characters; null for somebody who cannot sign in yet
   */
  record Request(EmailAddress email, String name, @Nullable String password) {
    @Override
    public String toString() {
      return "SignUp.Request[" + email + "]";
    }
  }
}

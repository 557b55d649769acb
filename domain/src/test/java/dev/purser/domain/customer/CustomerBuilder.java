package dev.purser.domain.customer;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;

/** A customer as a test needs it; without more said, somebody new. */
public final class CustomerBuilder {
  private CustomerId id = new CustomerId(FreshIds.next());
  private EmailAddress email = new EmailAddress(FreshIds.next() + "@example.org");
  private String name = "Somebody";
  private Role role = Role.CUSTOMER;

  private CustomerBuilder() {}

  public static CustomerBuilder aCustomer() {
    return new CustomerBuilder();
  }

  @CanIgnoreReturnValue
  public CustomerBuilder withId(CustomerId value) {
    id = value;
    return this;
  }

  @CanIgnoreReturnValue
  public CustomerBuilder at(String address) {
    email = new EmailAddress(address);
    return this;
  }

  @CanIgnoreReturnValue
  public CustomerBuilder called(String value) {
    name = value;
    return this;
  }

  @CanIgnoreReturnValue
  public CustomerBuilder being(Role value) {
    role = value;
    return this;
  }

  public Customer build() {
    return Customer.signedUp(id, email, name, role, Moments.MORNING);
  }
}

package dev.purser.web.customer;

import dev.purser.application.customer.IdentifyPerson;
import dev.purser.application.shared.Actor;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.ExternalPerson;
import dev.purser.domain.shared.Role;
import dev.purser.web.shared.access.ProviderPersons;
import dev.purser.web.shared.input.WellFormed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The persons of an OpenID provider are customers like others. */
@Component
final class PersonsOfProvider implements ProviderPersons {
  private final IdentifyPerson identify;

  PersonsOfProvider(IdentifyPerson identify) {
    this.identify = identify;
  }

  @Override
  public Actor identify(Person person, Role role) {
    var email = person.email();
    return identify.identify(
        new ExternalPerson(
            person.issuer(),
            person.subject(),
            email == null ? null : new EmailAddress(email),
            usable(person.name())),
        role);
  }

  /** A name that customers cannot have is as good as none. */
  private static @Nullable String usable(@Nullable String name) {
    var usable =
        name != null
            && !name.isBlank()
            && name.length() <= Customer.MAX_NAME
            && WellFormed.isText(name);
    return usable ? name : null;
  }
}

package dev.purser.application.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditEntry;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.InMemoryAuditLog;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.ExternalPerson;
import dev.purser.domain.shared.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentifyPersonTest {
  private static final String ISSUER = "https://people.example";
  private static final EmailAddress ADDRESS = new EmailAddress("ann@example.com");

  private static final String PASSWORD = "correct horse battery";

  private final InMemoryPorts memory = new InMemoryPorts();
  private final Shop shop = Shop.over(memory.all());
  private final IdentifyPerson identify = shop.customers().identifyPerson();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void makesACustomerWithAnAccountOfWhoeverComesForTheFirstTime() {
    var actor = identify.identify(person("1", ADDRESS), Role.CUSTOMER);

    var owner = new OwnerId(actor.self());
    assertThat(shop.credit().queries().accounts(actor, owner, null, Slice.first(2)).items())
        .hasSize(1);
    assertThat(identify.identify(person("1", null), Role.CUSTOMER)).isEqualTo(actor);
  }

  @Test
  void takesTheRoleFromTheProvider() {
    assertThat(identify.identify(person("1", ADDRESS), Role.SUPPORT).role())
        .isEqualTo(Role.SUPPORT);
  }

  @Test
  void takesWhoeverHasTheVerifiedAddressOfACustomerForThatCustomer() {
    var request = new SignUp.Request(ADDRESS, "Ann", "correct horse battery");
    var reply = shop.customers().signUp().signUp(Actor.ANONYMOUS, request);
    var ann = ((Reply.Done<Customer>) reply).outcome();

    var actor = identify.identify(person("1", ADDRESS), Role.CUSTOMER);

    assertThat(actor.self()).isEqualTo(ann.id().value());
  }

  @Test
  void closesTheWayInOfWhoeverSignedUpUnderAnAddressThatSomebodyElseProvesToBeTheirs() {
    var request = new SignUp.Request(ADDRESS, "Mallory", "correct horse battery");
    var signedUp = shop.customers().signUp().signUp(Actor.ANONYMOUS, request);
    assertThat(signedUp).isInstanceOf(Reply.Done.class);
    var mallory = shop.customers().signIn().signIn(ADDRESS, "correct horse battery");

    var owner = identify.identify(person("1", ADDRESS), Role.CUSTOMER);

    assertThat(owner).isEqualTo(mallory.actor());
    assertThatThrownBy(() -> shop.customers().signIn().signIn(ADDRESS, "correct horse battery"))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
    assertThatThrownBy(() -> shop.customers().signIn().refresh(mallory.refreshToken()))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  @Test
  void closesTheWayInOfAnotherPersonOfTheProviderWhoCameToHaveTheAddress() {
    var mallory = identify.identify(person("1", new EmailAddress("m@example.com")), Role.CUSTOMER);
    var changed =
        shop.customerCare()
            .changeCustomer()
            .change(
                mallory,
                new CustomerId(mallory.self()),
                Precondition.ANY,
                new ChangeCustomer.Request(new Change.To<>(ADDRESS), Change.keep(), Change.keep()));
    assertThat(changed).isInstanceOf(Reply.Done.class);

    var owner = identify.identify(person("2", ADDRESS), Role.CUSTOMER);

    assertThat(owner).isEqualTo(mallory);
    assertThat(identify.identify(person("1", new EmailAddress("m@example.com")), Role.CUSTOMER))
        .isNotEqualTo(owner);
  }

  @Test
  void leavesAnAdministratorTheirPassword() {
    var appointed = shop.customers().appointFirstAdmin().appoint(ADDRESS, PASSWORD);
    assertThat(appointed).isPresent();

    var _ = identify.identify(person("1", ADDRESS), Role.CUSTOMER);

    assertThat(shop.customers().signIn().signIn(ADDRESS, PASSWORD).actor().role())
        .isEqualTo(Role.ADMIN);
  }

  @Test
  void entersTheCustomerWhoIsLinkedIntoTheAudit() {
    var request = new SignUp.Request(ADDRESS, "Ann", PASSWORD);
    assertThat(shop.customers().signUp().signUp(Actor.ANONYMOUS, request))
        .isInstanceOf(Reply.Done.class);

    var actor = identify.identify(person("1", ADDRESS), Role.CUSTOMER);

    assertThat(audit())
        .filteredOn(entry -> entry.action().equals("link-person"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.actor()).isEqualTo(actor));
  }

  @Test
  void callsWhoeverHasNoNameByTheBeginningOfALongAddress() {
    var longest = new EmailAddress("a".repeat(64) + "@" + "b".repeat(189));

    var actor = identify.identify(new ExternalPerson(ISSUER, "1", longest, null), Role.CUSTOMER);

    assertThat(shop.customers().queries().self(actor).orElseThrow().name())
        .hasSize(Customer.MAX_NAME);
  }

  @Test
  void knowsNobodyForTheFirstTimeWithoutAVerifiedAddress() {
    assertThatThrownBy(() -> identify.identify(person("1", null), Role.CUSTOMER))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  private List<AuditEntry> audit() {
    var log = (InMemoryAuditLog) memory.all().audit();
    return memory.all().transactions().read(() -> log.all().toList());
  }

  private static ExternalPerson person(String subject, EmailAddress email) {
    return new ExternalPerson(ISSUER, subject, email, "Ann");
  }
}

package dev.purser.application.customer;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.AuditRecord;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.WantedAudit;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.Profile;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerCareTest {
  private static final Profile.Details DETAILS =
      new Profile.Details("Ann", "Likes tea.", null, null, null);

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final CustomerCare care = shop.customerCare();
  private final Clerk clerk = new Clerk(shop);
  private final Customer ann = signUp("ann@example.org");
  private final Customer bob = signUp("bob@example.org");

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void letsPeopleChangeTheirAddressAndName() {
    var wanted =
        request(Change.to(new EmailAddress("Ann@new.example")), Change.to("Annie"), Change.keep());

    var changed = Clerk.done(change(self(ann), ann, wanted));

    assertThat(changed)
        .isEqualTo(ann.changed(new EmailAddress("Ann@new.example"), "Annie", Role.CUSTOMER));
    assertThat(find(ann)).isEqualTo(changed);
    assertThat(actions(ann)).containsExactly("change-customer", "sign-up");
  }

  @Test
  void changesNothingWhereNothingIsDifferent() {
    var same = Clerk.done(change(self(ann), ann, named("Somebody")));

    assertThat(same).isEqualTo(ann);
    assertThat(find(ann).version()).isZero();
  }

  @Test
  void changesOnlyTheVersionThatWasSeen() {
    var _ = Clerk.done(change(self(ann), ann, named("One")));

    var stale =
        care.changeCustomer().change(self(ann), ann.id(), Precondition.version(0), named("Two"));

    assertThat(stale).isInstanceOf(Reply.Stale.class);
    assertThat(find(ann).name()).isEqualTo("One");
  }

  @Test
  void refusesTheAddressOfSomebodyElseInWhateverCase() {
    var taken =
        request(Change.to(new EmailAddress("BOB@example.org")), Change.keep(), Change.keep());

    assertRefused(change(self(ann), ann, taken), "email-taken at email");
  }

  @Test
  void takesOnesOwnAddressInAnotherCase() {
    var louder =
        request(Change.to(new EmailAddress("ANN@example.org")), Change.keep(), Change.keep());

    assertThat(Clerk.done(change(self(ann), ann, louder)).email().value())
        .isEqualTo("ANN@example.org");
  }

  @Test
  void letsNobodyGiveThemselvesARole() {
    var wanted = request(Change.keep(), Change.keep(), Change.to(Role.ADMIN));

    assertThatThrownBy(() -> change(self(ann), ann, wanted))
        .isInstanceOf(AccessDenied.Forbidden.class);

    assertThat(find(ann).role()).isEqualTo(Role.CUSTOMER);
  }

  @Test
  void showsOthersAsIfTheyWereNotThere() {
    var nobody = new CustomerId(new UUID(7, 7));

    for (var id : List.of(bob.id(), nobody)) {
      assertThat(care.changeCustomer().change(self(ann), id, Precondition.ANY, named("X")))
          .isInstanceOf(Reply.NotFound.class);
      assertThat(care.deleteCustomer().delete(self(ann), id, Precondition.ANY))
          .isInstanceOf(Reply.NotFound.class);
      assertThat(care.writeProfile().write(self(ann), id, Precondition.ANY, DETAILS))
          .isInstanceOf(Reply.NotFound.class);
      assertThat(password(self(ann), id, "correct horse", "battery staple"))
          .isInstanceOf(Reply.NotFound.class);
      assertThat(shop.customers().queries().profile(self(ann), id)).isEmpty();
    }
    assertThat(find(bob)).isEqualTo(bob);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPPORT", "ANALYST", "SERVICE"})
  void letsWhoeverOnlyReadsChangeNobody(Role role) {
    var actor = new Actor("staff", role);
    var changes =
        List.<Supplier<Reply<?>>>of(
            () -> change(actor, ann, named("X")),
            () -> care.deleteCustomer().delete(actor, ann.id(), Precondition.ANY),
            () -> care.writeProfile().write(actor, ann.id(), Precondition.ANY, DETAILS),
            () -> password(actor, ann.id(), null, "battery staple"),
            () -> care.restoreCustomer().restore(actor, ann.id()),
            () -> care.eraseCustomer().erase(actor, ann.id()));

    for (var each : changes) {
      assertThatThrownBy(each::get).isInstanceOf(AccessDenied.Forbidden.class);
    }
    assertThatThrownBy(() -> shop.customers().queries().list(actor, deleted(), Slice.first(10)))
        .isInstanceOf(AccessDenied.Forbidden.class);
  }

  @Test
  void asksWhoTheyAreOfEverybodyElse() {
    var changes =
        List.<Supplier<Reply<?>>>of(
            () -> change(Actor.ANONYMOUS, ann, named("X")),
            () -> care.deleteCustomer().delete(Actor.ANONYMOUS, ann.id(), Precondition.ANY),
            () -> password(Actor.ANONYMOUS, ann.id(), null, "battery staple"),
            () -> care.restoreCustomer().restore(Actor.ANONYMOUS, ann.id()),
            () -> care.eraseCustomer().erase(Actor.ANONYMOUS, ann.id()));

    for (var each : changes) {
      assertThatThrownBy(each::get).isInstanceOf(AccessDenied.Unauthenticated.class);
    }
  }

  @Test
  void keepsAnAdministratorWhateverHappens() {
    var _ = Clerk.done(change(Actor.SYSTEM, ann, being(Role.ADMIN)));

    assertRefused(change(Actor.SYSTEM, ann, being(Role.CUSTOMER)), "last-admin at role");
    assertRefused(
        care.deleteCustomer().delete(self(ann), ann.id(), Precondition.ANY), "last-admin at ");
    var _ = Clerk.done(change(Actor.SYSTEM, bob, being(Role.ADMIN)));
    assertThat(Clerk.done(change(Actor.SYSTEM, ann, being(Role.CUSTOMER))).role())
        .isEqualTo(Role.CUSTOMER);
  }

  @Test
  void changesThePasswordOfWhoeverKnowsIt() {
    var before = signIn("correct horse");

    var changed = Clerk.done(password(self(ann), ann.id(), "correct horse", "battery staple"));

    assertThat(changed.version()).isEqualTo(1);
    assertThatThrownBy(() -> signIn("correct horse"))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
    assertThat(signIn("battery staple").actor()).isEqualTo(self(ann));
    assertThatThrownBy(() -> shop.customers().signIn().refresh(before.refreshToken()))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
    assertThat(actions(ann)).contains("change-password");
  }

  @Test
  void refusesTheWrongPasswordAndAWeakOneTogether() {
    assertRefused(
        password(self(ann), ann.id(), "guessed", "Password1"),
        "wrong-password at currentPassword",
        "password-too-weak at newPassword");
    assertRefused(
        password(self(ann), ann.id(), null, "battery staple"), "wrong-password at currentPassword");
    assertThat(signIn("correct horse").actor()).isEqualTo(self(ann));
  }

  @Test
  void letsAdministratorsSetThePasswordsOfOthersAlone() {
    var _ = Clerk.done(password(Actor.SYSTEM, ann.id(), null, "battery staple"));

    assertThat(signIn("battery staple").actor()).isEqualTo(self(ann));
  }

  @Test
  void refusesWeakPasswordsAtSignUpTogetherWithTheRest() {
    var request = new SignUp.Request(new EmailAddress("ANN@example.org"), "Ann", "PASSWORD!");

    assertRefused(
        shop.customers().signUp().signUp(Actor.ANONYMOUS, request),
        "email-taken at email",
        "password-too-weak at password");
  }

  @Test
  void keepsOneProfileForEach() {
    var queries = shop.customers().queries();

    assertThat(queries.profile(self(ann), ann.id())).contains(Profile.empty(ann.id()));
    var first = Clerk.done(write(self(ann), 0, DETAILS));
    assertThat(first.version()).isEqualTo(1);
    assertThat(queries.profile(self(ann), ann.id())).contains(first);
    assertThat(write(self(ann), 0, Profile.Details.NONE)).isInstanceOf(Reply.Stale.class);
    assertThat(Clerk.done(write(Actor.SYSTEM, 1, Profile.Details.NONE)).version()).isEqualTo(2);
    assertThat(find(ann).version()).isZero();
  }

  @Test
  void deletesWithoutAnOrderOrSignInAfterwards() {
    var session = signIn("correct horse");
    var sku = clerk.productWith(10, 5);
    clerk.grant(clerk.accountOf(ann.id()).id(), 100);

    var gone = Clerk.done(delete(ann));

    assertThat(gone.deletedAt()).isNotNull();
    assertThat(shop.customers().queries().find(Actor.SYSTEM, ann.id())).isEmpty();
    assertThat(shop.customers().queries().profile(Actor.SYSTEM, ann.id())).isEmpty();
    assertThatThrownBy(() -> signIn("correct horse"))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
    assertThatThrownBy(() -> shop.customers().signIn().refresh(session.refreshToken()))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
    assertRefused(clerk.place(ann.id(), new Wish(sku, 1, null)), "unknown-account at customerId");
    assertThat(clerk.accountOf(ann.id()).posted()).isEqualTo(100);
    assertThat(deletedOnes()).containsExactly(gone);
    assertThat(delete(ann)).isInstanceOf(Reply.NotFound.class);
  }

  @Test
  void restoresWithinThePeriod() {
    var sku = clerk.productWith(10, 5);
    clerk.grant(clerk.accountOf(ann.id()).id(), 100);
    var gone = Clerk.done(delete(ann));
    ports.clock().advance(Duration.ofDays(30).minusNanos(1_000));

    var back = Clerk.done(care.restoreCustomer().restore(Actor.SYSTEM, ann.id()));

    assertThat(back.deletedAt()).isNull();
    assertThat(back.version()).isEqualTo(gone.version() + 1);
    assertThat(find(ann)).isEqualTo(back);
    assertThat(signIn("correct horse").actor()).isEqualTo(self(ann));
    assertThat(Clerk.done(clerk.place(ann.id(), new Wish(sku, 1, null))).customer())
        .isEqualTo(ann.id());
    assertThat(care.restoreCustomer().restore(Actor.SYSTEM, ann.id()))
        .isInstanceOf(Reply.NotFound.class);
  }

  @Test
  void refusesToRestoreTooLateOrInTheWayOfSomebodyElse() {
    var _ = Clerk.done(delete(ann));
    var _ = signUp("Ann@Example.org");
    var _ = Clerk.done(delete(bob));
    ports.clock().advance(Duration.ofDays(30));

    assertRefused(
        care.restoreCustomer().restore(Actor.SYSTEM, ann.id()),
        "email-taken at ",
        "restore-period-over at ");
    assertRefused(
        care.restoreCustomer().restore(Actor.SYSTEM, bob.id()), "restore-period-over at ");
  }

  @Test
  void erasesThePersonAndKeepsTheBooks() {
    var sku = clerk.productWith(10, 5);
    clerk.grant(clerk.accountOf(ann.id()).id(), 100);
    var call = Calls.aCall();
    var address = new ShipTo(Map.of("street", "1 Main Street"));
    var request =
        new PlaceOrder.Request(
            ann.id(),
            List.of(new Wish(sku, 2, null)),
            null,
            true,
            CaptureMode.ON_FULFILMENT,
            address,
            new Attributes(Map.of("street", "1 Main Street")));
    var order = Clerk.done(shop.ordering().placeOrder().place(call, request));
    var _ = Clerk.done(write(self(ann), 0, DETAILS));
    var _ = Clerk.done(delete(ann));

    assertRefused(care.eraseCustomer().erase(Actor.SYSTEM, ann.id()), "restore-period-running at ");
    ports.clock().advance(Duration.ofDays(30));
    var tombstone = Clerk.done(care.eraseCustomer().erase(Actor.SYSTEM, ann.id()));

    assertThat(tombstone.name()).isEqualTo(Customer.ERASED);
    assertThat(tombstone.email().value()).doesNotContain("ann");
    assertThat(deletedOnes()).isEmpty();
    var kept = shop.ordering().queries().find(Actor.SYSTEM, order.id()).orElseThrow();
    assertThat(kept.shipTo()).isEqualTo(ShipTo.NONE);
    assertThat(kept.metadata()).isEqualTo(Attributes.NONE);
    assertThat(kept.lines()).isEqualTo(order.lines());
    assertThat(Clerk.done(shop.ordering().placeOrder().place(call, request))).isEqualTo(kept);
    assertThat(clerk.accountOf(ann.id()).posted()).isEqualTo(100);
    assertThat(shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL).holds()).isTrue();
    assertThat(care.restoreCustomer().restore(Actor.SYSTEM, ann.id()))
        .isInstanceOf(Reply.NotFound.class);
    assertThat(Clerk.done(care.eraseCustomer().erase(Actor.SYSTEM, ann.id()))).isEqualTo(tombstone);
    assertThat(actions(ann))
        .containsExactly(
            "erase-customer", "erase-customer", "delete-customer", "write-profile", "sign-up");
  }

  @Test
  void erasesNobodyWhoIsNotDeleted() {
    assertThat(care.eraseCustomer().erase(Actor.SYSTEM, ann.id()))
        .isInstanceOf(Reply.NotFound.class);
    assertThat(find(ann)).isEqualTo(ann);
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "SERVICE", "ANALYST"})
  void showsTheAuditToStaffAlone(Role role) {
    var actor = new Actor(ann.id().value().toString(), role);
    var everything = new WantedAudit(null, null, null, null, null);

    assertThatThrownBy(() -> shop.audit().list(actor, everything, null, 10))
        .isInstanceOf(AccessDenied.Forbidden.class);
    assertThatThrownBy(() -> shop.audit().list(Actor.ANONYMOUS, everything, null, 10))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
    assertThat(shop.audit().list(new Actor("s", Role.SUPPORT), everything, null, 10).items())
        .isNotEmpty();
  }

  @Test
  void audits() {
    clerk.grant(clerk.accountOf(ann.id()).id(), 100);
    var _ = Clerk.done(change(self(ann), ann, named("Annie")));

    var newest =
        shop.audit().list(Actor.SYSTEM, new WantedAudit(null, null, null, null, null), null, 2);

    assertThat(newest.items()).hasSize(2);
    var rest =
        shop.audit()
            .list(Actor.SYSTEM, new WantedAudit(null, null, null, null, null), newest.next(), 10);
    assertThat(rest.items()).doesNotContainAnyElementsOf(newest.items());
    assertThat(List.of(newest.items(), rest.items()))
        .flatMap(items -> items.stream().map(AuditRecord::action).toList())
        .containsExactlyInAnyOrder("sign-up", "sign-up", "grant-credits", "change-customer");
  }

  private Customer signUp(String email) {
    var request = new SignUp.Request(new EmailAddress(email), "Somebody", "correct horse");
    return Clerk.done(shop.customers().signUp().signUp(Actor.ANONYMOUS, request));
  }

  private SignIn.SignedIn signIn(String password) {
    return shop.customers().signIn().signIn(ann.email(), password);
  }

  private Reply<Customer> change(Actor actor, Customer customer, ChangeCustomer.Request request) {
    return care.changeCustomer().change(actor, customer.id(), Precondition.ANY, request);
  }

  private Reply<Customer> password(
      Actor actor, CustomerId customer, @Nullable String current, String next) {
    var request = new ChangePassword.Request(current, next);
    return care.changePassword().change(actor, customer, Precondition.ANY, request);
  }

  private Reply<Profile> write(Actor actor, long version, Profile.Details details) {
    return care.writeProfile().write(actor, ann.id(), Precondition.version(version), details);
  }

  private Reply<Customer> delete(Customer customer) {
    return care.deleteCustomer().delete(self(customer), customer.id(), Precondition.ANY);
  }

  private Customer find(Customer customer) {
    return shop.customers().queries().find(Actor.SYSTEM, customer.id()).orElseThrow();
  }

  private List<Customer> deletedOnes() {
    return shop.customers().queries().list(Actor.SYSTEM, deleted(), Slice.first(10)).items();
  }

  private List<String> actions(Customer customer) {
    var wanted = new WantedAudit(null, null, customer.id().value(), null, null);
    return shop.audit().list(Actor.SYSTEM, wanted, null, 50).items().stream()
        .map(AuditRecord::action)
        .toList();
  }

  private static WantedCustomers deleted() {
    return new WantedCustomers(null, null, true, WantedCustomers.Order.OLDEST);
  }

  private static Actor self(Customer customer) {
    return new Actor(customer.id().value().toString(), Role.CUSTOMER);
  }

  private static ChangeCustomer.Request named(String name) {
    return request(Change.keep(), Change.to(name), Change.keep());
  }

  private static ChangeCustomer.Request being(Role role) {
    return request(Change.keep(), Change.keep(), Change.to(role));
  }

  private static ChangeCustomer.Request request(
      Change<EmailAddress> email, Change<String> name, Change<Role> role) {
    return new ChangeCustomer.Request(email, name, role);
  }
}

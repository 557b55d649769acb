package dev.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CreditFeature;
import dev.purser.application.customer.ChangeCustomer;
import dev.purser.application.customer.CustomerCare;
import dev.purser.application.customer.CustomerRules;
import dev.purser.application.customer.SignUp;
import dev.purser.application.customer.WriteProfile;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.WantedAudit;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.customer.Customer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.customer.EmailAddress;
import dev.purser.domain.customer.PasswordPolicy;
import dev.purser.domain.customer.Profile;
import dev.purser.domain.customer.RestorePeriod;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several people want different things of one customer at the same moment. */
final class CustomerCareConcurrencyTest {
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 4;

  private static TestDatabase database;
  private static PostgresPorts instance;
  private static Shop shop;
  private static TestShop till;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    instance = PostgresPorts.on(database);
    shop = Shop.over(instance.ports());
    till = new TestShop(instance.ports(), shop);
  }

  @AfterAll
  static void stop() {
    till.requireInvariants();
    shop.close();
    instance.close();
    database.close();
  }

  @Test
  void onlyOneOfThoseWhoSawAVersionChangesIt() {
    for (var round = 0; round < ROUNDS; round++) {
      var customer = done(signUp(freshEmail()));

      var replies = together(i -> rename(customer, "Name " + i));

      assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
      assertThat(replies).filteredOn(Reply.Stale.class::isInstance).hasSize(AT_ONCE - 1);
      assertThat(find(customer).version()).isEqualTo(1);
    }
  }

  @Test
  void onlyOneOfThoseWhoSawNoProfileWritesTheFirst() {
    for (var round = 0; round < ROUNDS; round++) {
      var customer = done(signUp(freshEmail()));

      var replies = together(i -> write(customer, "Name " + i));

      assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
      assertThat(replies).filteredOn(Reply.Stale.class::isInstance).hasSize(AT_ONCE - 1);
    }
  }

  @Test
  void onlyOneOfThoseWhoWantAnAddressGetsIt() {
    for (var round = 0; round < ROUNDS; round++) {
      var email = freshEmail();

      var replies = together(i -> signUp(i % 2 == 0 ? email : email.toUpperCase()));

      assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
      assertThat(replies).filteredOn(Reply.Refused.class::isInstance).hasSize(AT_ONCE - 1);
    }
  }

  @Test
  void anAddressGoesToWhoComesBackOrToWhoComesNew() {
    for (var round = 0; round < ROUNDS; round++) {
      var email = freshEmail();
      var former = done(signUp(email));
      var _ = done(delete(former));

      var replies =
          together(i ->
              i % 2 == 0
                  ? shop.customerCare().restoreCustomer().restore(Actor.SYSTEM, former.id())
                  : signUp(email.toUpperCase()));

      assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
    }
  }

  @Test
  void administratorsWhoDeposeEachOtherLeaveOneInOffice() {
    var care = shop.customerCare();
    var admins = new ArrayList<Customer>();
    for (var i = 0; i < AT_ONCE; i++) {
      var appointed = done(signUp(freshEmail()));
      admins.add(
          done(
              care.changeCustomer()
                  .change(Actor.SYSTEM, appointed.id(), Precondition.ANY, being(Role.ADMIN))));
    }

    var replies =
        together(i ->
            i % 2 == 0
                ? care.changeCustomer()
                    .change(Actor.SYSTEM, admins.get(i).id(), Precondition.ANY, being(Role.SUPPORT))
                : care.deleteCustomer().delete(Actor.SYSTEM, admins.get(i).id(), Precondition.ANY));

    assertThat(replies).filteredOn(Reply.Refused.class::isInstance).hasSize(1);
    assertThat(
            instance
                .ports()
                .transactions()
                .write(() -> instance.ports().customers().lock(Role.ADMIN)))
        .hasSize(1);
  }

  @Test
  void ordersOfWhoIsDeletedMeanwhileAreWholeOrRefused() {
    var sku = till.product(1, 1_000);
    for (var round = 0; round < ROUNDS; round++) {
      var buyer = till.customerWith(100);
      var customer = new CustomerId(buyer.owner().value());

      List<Reply<?>> replies =
          together(i ->
              i == 0
                  ? shop.customerCare()
                      .deleteCustomer()
                      .delete(Actor.SYSTEM, customer, Precondition.ANY)
                  : till.order(TestShop.freshKey(), buyer, sku, 1));

      assertThat(replies.getFirst()).isInstanceOf(Reply.Done.class);
      assertThat(TestShop.codes(till.order(TestShop.freshKey(), buyer, sku, 1)))
          .containsExactly("unknown-account");
    }
  }

  @Test
  void nothingOfThePersonIsLeftAndTheBooksHold() {
    var care = careWithoutPeriod();
    var sku = till.product(3, 1_000);
    var buyer = till.customerWith(1_000);
    var customer = new CustomerId(buyer.owner().value());
    for (var i = 0; i < 250; i++) {
      var _ = done(place(buyer, sku, "MARK-7F3A Street " + i));
    }
    var profile = new Profile.Details("MARK-7F3A", null, null, null, null);
    var _ =
        done(care.writeProfile().write(Actor.SYSTEM, customer, Precondition.version(0), profile));
    var _ = done(care.deleteCustomer().delete(Actor.SYSTEM, customer, Precondition.ANY));

    var _ = done(care.eraseCustomer().erase(Actor.SYSTEM, customer));

    assertThat(rowsWith("MARK-7F3A")).isEmpty();
    assertThat(rowsWith(customer.value() + "@example.com")).isEmpty();
    till.requireInvariants();
    var wanted = new WantedAudit(null, "erase-customer", customer.value(), null, null);
    assertThat(shop.audit().list(Actor.SYSTEM, wanted, null, 10).items()).hasSize(1);
  }

  /** Where in the database the text is, whatever the table and the column. */
  private static List<String> rowsWith(String text) {
    var jdbc = instance.jdbc();
    return jdbc
        .queryForList(
            """
            SELECT table_name
            FROM information_schema.tables
            WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
            """,
            String.class)
        .stream()
        .filter(table ->
            jdbc.queryForObject(
                    "SELECT count(*) FROM "
                        + table
                        + " t WHERE strpos(lower(t::text), lower(?)) > 0",
                    Long.class,
                    text)
                > 0)
        .toList();
  }

  private static CustomerCare careWithoutPeriod() {
    var ports = instance.ports();
    return CustomerCare.over(
        ports.customer(),
        new CustomerRules(new PasswordPolicy(List.of()), new RestorePeriod(Duration.ZERO)),
        new CustomerCare.Told(
            CreditFeature.accountMarking(ports.credit().accounts()),
            OrderingFeature.buyerForgetting(ports.buyerTraces(), ports.records(), ports.clock())),
        ports.writes(),
        ports.transactions(),
        ports.clock(),
        ports.ids());
  }

  private static Reply<Order> place(CustomerAccount buyer, Sku sku, String street) {
    return till.order(TestShop.freshKey(), buyer, sku, 1, new ShipTo(Map.of("street", street)));
  }

  private static Reply<Customer> signUp(String email) {
    var request = new SignUp.Request(new EmailAddress(email), "Somebody", null);
    return shop.customers().signUp().signUp(Actor.ANONYMOUS, request);
  }

  private static Reply<Customer> rename(Customer customer, String name) {
    var request = new ChangeCustomer.Request(Change.keep(), Change.to(name), Change.keep());
    return shop.customerCare()
        .changeCustomer()
        .change(Actor.SYSTEM, customer.id(), Precondition.version(0), request);
  }

  private static ChangeCustomer.Request being(Role role) {
    return new ChangeCustomer.Request(Change.keep(), Change.keep(), Change.to(role));
  }

  private static Reply<Profile> write(Customer customer, String name) {
    WriteProfile profiles = shop.customerCare().writeProfile();
    var details = new Profile.Details(name, null, null, null, null);
    return profiles.write(Actor.SYSTEM, customer.id(), Precondition.version(0), details);
  }

  private static Reply<Customer> delete(Customer customer) {
    return shop.customerCare()
        .deleteCustomer()
        .delete(Actor.SYSTEM, customer.id(), Precondition.ANY);
  }

  private static Customer find(Customer customer) {
    return shop.customers().queries().find(Actor.SYSTEM, customer.id()).orElseThrow();
  }

  private static String freshEmail() {
    return "u" + UUID.randomUUID() + "@example.com";
  }

  private static <O> O done(Reply<O> reply) {
    return TestShop.done(reply);
  }

  /** What each of some threads is answered, which all begin at the same moment. */
  private static List<Reply<?>> together(IntFunction<Reply<?>> call) {
    var begin = new CompletableFuture<Boolean>();
    var calls = new ArrayList<CompletableFuture<Reply<?>>>();
    for (var i = 0; i < AT_ONCE; i++) {
      var number = i;
      Supplier<Reply<?>> one =
          () -> {
            begin.join();
            return call.apply(number);
          };
      calls.add(CompletableFuture.supplyAsync(one, THREADS));
    }
    begin.complete(true);
    var replies = new ArrayList<Reply<?>>();
    calls.forEach(running -> replies.add(running.join()));
    return replies;
  }
}

package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.AccountSearch.Wanted;
import dev.purser.application.credit.AccountStanding;
import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.credit.CreateAsset;
import dev.purser.application.credit.CreditFeature;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.OpenAccount;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.FormerOwners;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts are opened, frozen and closed by many at once, on two instances. */
class AccountLifeConcurrencyTest {
  private static final int CALLS = 60;

  private static TestDatabase database;
  private static PostgresPorts here;
  private static PostgresPorts there;
  private static TestShop shop;
  private static TestShop sibling;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    here = PostgresPorts.on(database);
    there = PostgresPorts.on(database);
    shop = new TestShop(here.ports(), Shop.over(here.ports()));
    sibling = new TestShop(there.ports(), Shop.over(there.ports()));
    var euro = new CreateAsset.Request(Amounts.EUR, "Euro", 2);
    var _ = done(shop.shop().credit().createAsset().create(Actor.SYSTEM, euro));
  }

  @AfterAll
  static void stop() {
    shop.close();
    sibling.close();
    here.close();
    there.close();
    database.close();
  }

  @AfterEach
  void booksAreRight() {
    shop.requireInvariants();
  }

  @Test
  void opensOneAccountOfAnOwnerInAnAsset() throws Exception {
    var owner = shop.customerWith(0).owner();

    var replies = together(n -> open(instance(n), owner));

    var ids = listed(owner);
    assertThat(ids).hasSize(1);
    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> !(reply instanceof Reply.Done))
        .allSatisfy(reply -> assertThat(TestShop.codes(reply)).containsExactly("account-exists"));
  }

  @Test
  void createsOneAssetOfACode() throws Exception {
    var pound = new CreateAsset.Request(new AssetCode("GBP"), "Pound", 2);

    var replies =
        together(n -> instance(n).shop().credit().createAsset().create(Actor.SYSTEM, pound));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> !(reply instanceof Reply.Done))
        .allSatisfy(reply -> assertThat(TestShop.codes(reply)).containsExactly("asset-taken"));
    var houses = new Wanted(null, pound.code());
    assertThat(read(() -> here.ports().credit().accountSearch().count(houses))).isEqualTo(3);
  }

  @Test
  void movesNothingToAnAccountOnceItIsClosed() throws Exception {
    for (var round = 0; round < 10; round++) {
      var payer = shop.customerWith(1_000);
      var receiver = shop.customerWith(0);

      var replies =
          together(n ->
              n % 10 == 5
                  ? change(instance(n)).close(Calls.aCall(), of(receiver.id()))
                  : instance(n).transfer(TestShop.freshKey(), payer.id(), receiver.id(), 1));

      var after = shop.account(receiver.id());
      var moved = replies.stream().filter(AccountLifeConcurrencyTest::isTransfer).count();
      assertThat(after.posted()).isEqualTo(moved);
      assertThat(after.status() == AccountStatus.CLOSED).isEqualTo(moved == 0);
    }
  }

  @Test
  void setsNothingAsideForAnAccountOnceItIsClosed() throws Exception {
    for (var round = 0; round < 10; round++) {
      var payer = shop.customerWith(1_000);
      var receiver = shop.customerWith(0);

      var replies =
          together(n ->
              n % 10 == 5
                  ? change(instance(n)).close(Calls.aCall(), of(receiver.id()))
                  : hold(instance(n), payer.id(), receiver.id()));

      var held = shop.account(payer.id()).held();
      var placed = replies.stream().filter(AccountLifeConcurrencyTest::isHold).count();
      var isClosed = shop.account(receiver.id()).status() == AccountStatus.CLOSED;
      assertThat(held).isEqualTo(placed);
      assertThat(isClosed).isEqualTo(placed == 0);
      assertThat(replies)
          .filteredOn(reply -> reply instanceof Reply.Refused)
          .flatExtracting(TestShop::codes)
          .containsOnly(
              isClosed
                  ? new String[] {"account-closed", "illegal-transition"}
                  : new String[] {"account-not-empty"});
    }
  }

  @Test
  void spendsNothingOfAnAccountWhileItIsFrozen() throws Exception {
    var payer = shop.customerWith(1_000);
    var receiver = shop.customerWith(0);

    var replies =
        together(n ->
            n == CALLS / 2
                ? change(instance(n)).freeze(Calls.aCall(), of(payer.id()))
                : instance(n).transfer(TestShop.freshKey(), payer.id(), receiver.id(), 1));

    var moved = replies.stream().filter(AccountLifeConcurrencyTest::isTransfer).count();
    assertThat(shop.account(payer.id()).status()).isEqualTo(AccountStatus.FROZEN);
    assertThat(shop.account(payer.id()).posted()).isEqualTo(1_000 - moved);
    assertThat(replies)
        .filteredOn(reply -> !(reply instanceof Reply.Done))
        .allSatisfy(reply -> assertThat(TestShop.codes(reply)).containsExactly("account-frozen"));
  }

  @Test
  void leavesNoAccountOfSomebodyWhoLeavesUnmarked() throws Exception {
    for (var round = 0; round < 10; round++) {
      var owner = shop.customerWith(0).owner();
      var marking = CreditFeature.accountMarking(here.ports().credit().accounts());

      var replies = together(n -> n == 2 ? left(marking, owner) : open(instance(n), owner));

      assertThat(replies).hasSize(CALLS);
      var unmarked =
          here.jdbc()
              .queryForObject(
                  "SELECT count(*) FROM accounts WHERE owner_id = ? AND owner_left_at IS NULL",
                  Long.class,
                  owner.value());
      assertThat(unmarked).isZero();
    }
  }

  private static Reply<OwnerId> left(FormerOwners marking, OwnerId owner) {
    return here.ports()
        .transactions()
        .write(() -> {
          marking.left(owner.value(), Instant.now());
          return new Reply.Done<>(owner, false);
        });
  }

  private static boolean isTransfer(Reply<?> reply) {
    return reply instanceof Reply.Done<?>(var outcome, var _)
        && !(outcome instanceof AccountStanding);
  }

  private static Reply<AccountStanding> open(TestShop instance, OwnerId owner) {
    var request = new OpenAccount.Request.ForOwner(owner, Amounts.EUR, 0);
    return instance.shop().credit().openAccount().open(Calls.aCall(), request);
  }

  private static Reply<Hold> hold(TestShop instance, AccountId from, AccountId to) {
    var leg = new Leg(from, to, Amounts.credits(1));
    var request = new HoldCredits.Request(leg, Instant.now().plus(Duration.ofDays(1)), null);
    return instance.shop().holds().holdCredits().hold(Calls.aCall(), request);
  }

  private static boolean isHold(Reply<?> reply) {
    return reply instanceof Reply.Done<?>(var outcome, var _) && outcome instanceof Hold;
  }

  private static ChangeAccountStatus change(TestShop instance) {
    return instance.shop().credit().changeAccountStatus();
  }

  private static ChangeAccountStatus.Request of(AccountId account) {
    return new ChangeAccountStatus.Request(account, null);
  }

  private static TestShop instance(int call) {
    return call % 2 == 0 ? shop : sibling;
  }

  private static List<AccountId> listed(OwnerId owner) {
    var wanted = new Wanted(owner, Amounts.EUR);
    return read(() -> here.ports().credit().accountSearch().list(wanted, Slice.first(5)));
  }

  private static <T> T read(Supplier<T> work) {
    return here.ports().transactions().read(work);
  }

  private static List<Reply<?>> together(IntFunction<Reply<?>> call) throws Exception {
    var replies = new ArrayList<Reply<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, CALLS)
              .mapToObj(n -> threads.submit((Callable<Reply<?>>) () -> call.apply(n)))
              .toList();
      for (var one : running) {
        replies.add(one.get());
      }
    }
    return replies;
  }
}

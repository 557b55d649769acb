package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.ScheduleTransfer;
import dev.purser.application.credit.TransferCredits;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferStatus;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.Attributes;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.BreakableLink;
import dev.purser.persistence.testing.BreakableLink.Cut;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances that do what is due at the same time, and the books afterwards. */
class BackgroundRunsTest {
  private static final Duration AHEAD = Duration.ofHours(1);

  /** The commits of looking for what is due. */
  private static final int LOOKING = 1;

  private static TestDatabase database;
  private static PostgresPorts firstInstance;
  private static PostgresPorts secondInstance;
  private static TestShop shop;
  private static TestShop other;

  @BeforeAll
  static void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    shop = new TestShop(firstInstance.ports(), Shop.over(firstInstance.ports()));
    other = new TestShop(secondInstance.ports(), Shop.over(secondInstance.ports()));
  }

  @AfterAll
  static void stopInstances() {
    shop.close();
    other.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @AfterEach
  void everythingAddsUp() {
    shop.requireInvariants();
  }

  @Test
  void eachScheduledTransferIsMadeOnceWhoeverRunsIt() throws Exception {
    var payers = Stream.generate(() -> shop.customerWith(100).id()).limit(10).toList();
    var receiver = shop.customerWith(0).id();
    var scheduled =
        IntStream.range(0, 300)
            .mapToObj(i -> schedule(shop, payers.get(i % 10), receiver, 1))
            .toList();

    atOnce(
        () -> shop.shop().schedule().runScheduledTransfers().runDue(() -> true),
        () -> other.shop().schedule().runScheduledTransfers().runDue(() -> true));

    assertThat(scheduled).allMatch(one -> status(one) == ScheduledTransferStatus.DONE);
    assertThat(posted(receiver)).isEqualTo(300);
    assertThat(payers).allMatch(payer -> posted(payer) == 70);
  }

  @Test
  void aRunWhoseCommitNobodyHeardOfIsFoundAndNotRepeated() {
    var payer = shop.customerWith(100).id();
    var receiver = shop.customerWith(0).id();
    try (var link = BreakableLink.to(database);
        var linked = PostgresPorts.on(database, link.jdbcUrl());
        var unlucky = new TestShop(linked.ports(), Shop.over(linked.ports()))) {
      var scheduled = schedule(unlucky, payer, receiver, 10);

      link.cutAfter(LOOKING, Cut.AFTER_COMMIT);
      unlucky.shop().schedule().runScheduledTransfers().runDue(() -> true);
      shop.shop().schedule().runScheduledTransfers().runDue(() -> true);

      assertThat(status(scheduled)).isEqualTo(ScheduledTransferStatus.DONE);
      assertThat(posted(receiver)).isEqualTo(10);
    }
  }

  @Test
  void whatExpiresIsSweptOnceWhoeverLooks() throws Exception {
    var accounts = Stream.generate(() -> shop.customerWith(5).id()).limit(100).toList();
    var expiresAt = shop.ports().transactions().read(shop.ports().clock()::now).plusSeconds(1_800);
    accounts.forEach(account -> grant(account, 30, expiresAt));
    try (var ahead = shopAhead(firstInstance);
        var alsoAhead = shopAhead(secondInstance)) {

      shop.shop().credit().expireLots().expireDue(() -> true);
      assertThat(accounts).allMatch(account -> posted(account) == 35);
      atOnce(
          () -> ahead.shop().credit().expireLots().expireDue(() -> true),
          () -> alsoAhead.shop().credit().expireLots().expireDue(() -> true));

      assertThat(accounts).allMatch(account -> posted(account) == 5);
      assertThat(accounts).allMatch(account -> account(account).sequence() == 3);
    }
  }

  @Test
  void historyRunsOnWhenAnInstanceSweepsAheadOfTime() {
    var ann = shop.customerWith(50).id();
    var bob = shop.customerWith(0).id();
    grant(ann, 30, shop.ports().transactions().read(shop.ports().clock()::now).plusSeconds(1_800));
    try (var ahead = shopAhead(secondInstance)) {
      ahead.shop().credit().expireLots().expireDue(() -> true);
    }

    var after = done(shop.transfer(TestShop.freshKey(), ann, bob, 1));

    assertThat(posted(ann)).isEqualTo(49);
    assertThat(after.createdAt()).isAfter(Instant.now().plus(AHEAD).minusSeconds(600));
  }

  private static TestShop shopAhead(PostgresPorts instance) {
    var ports = instance.ports().with(AHEAD);
    return new TestShop(ports, Shop.over(ports));
  }

  private static void atOnce(Runnable... several) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = List.of(several).stream().map(threads::submit).toList();
      for (var one : running) {
        one.get();
      }
    }
  }

  private static ScheduledTransfer schedule(
      TestShop where, AccountId from, AccountId to, long credits) {
    var legs = List.of(new Leg(from, to, Amounts.credits(credits)));
    var transfer = new TransferCredits.Request(legs, false, null, Attributes.NONE);
    var request = new ScheduleTransfer.Request(transfer, Instant.EPOCH);
    return done(where.shop().schedule().scheduleTransfer().schedule(Calls.aCall(), request));
  }

  private static void grant(AccountId account, long credits, Instant expiresAt) {
    var terms = new LotTerms(LotTerms.DEFAULT_PRIORITY, expiresAt);
    var request = new GrantCredits.Request(account, Amounts.credits(credits), terms, null);
    var _ = done(shop.shop().credit().grantCredits().grant(Calls.aCall(), request));
  }

  private static ScheduledTransferStatus status(ScheduledTransfer scheduled) {
    var found = shop.shop().schedule().queries().find(Actor.SYSTEM, scheduled.id());
    return found.orElseThrow().status();
  }

  private static long posted(AccountId id) {
    return account(id).posted();
  }

  private static CustomerAccount account(AccountId id) {
    return shop.account(id);
  }
}

package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many callers at once on the same holds and the lots under them, in two instances. */
class HoldsConcurrencyTest {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static TestDatabase database;
  private static PostgresPorts firstInstance;
  private static PostgresPorts secondInstance;
  private static Shop first;
  private static Shop second;
  private static TestShop shop;
  private static AccountId revenue;

  @BeforeAll
  static void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    first = Shop.over(firstInstance.ports());
    second = Shop.over(secondInstance.ports());
    shop = new TestShop(firstInstance.ports(), first);
    revenue = new Given(firstInstance.ports()).house(HouseRole.REVENUE).id();
  }

  @AfterAll
  static void stopInstances() {
    first.close();
    second.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @AfterEach
  void everythingAddsUp() {
    shop.requireInvariants();
    assertThat(firstInstance.ports().journalVerification().verify(List.of()).faults()).isEmpty();
  }

  @Test
  void capturesEachCreditOfOneHoldOnceAndNoneTwice() {
    var payer = withLots(100, 50, 150);
    var receiver = shop.customerWith(0);
    var hold = hold(payer, receiver.id(), 300, now().plus(LONG));

    var replies = all(400, i -> capture(anyOf(i), hold, 1L));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(300);
    assertThat(replies)
        .filteredOn(Reply.Refused.class::isInstance)
        .hasSize(100)
        .allSatisfy(reply -> assertThat(TestShop.codes(reply)).containsExactly("hold-closed"));
    assertThat(read(hold).status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(account(payer.id()).posted()).isZero();
    assertThat(account(receiver.id()).posted()).isEqualTo(300);
    assertThat(account(receiver.id()).lots().total()).isEqualTo(200);
  }

  @Test
  void endsEachHoldOnceWhetherItIsCapturedOrVoided() {
    var payer = withLots(500, 250, 250);
    var holds =
        IntStream.range(0, 50).mapToObj(_ -> hold(payer, revenue, 10, now().plus(LONG))).toList();

    var replies =
        all(
            200,
            i -> {
              var hold = holds.get(i % 50);
              return i / 50 % 2 == 0 ? capture(anyOf(i), hold, null) : release(anyOf(i), hold);
            });

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(50);
    var captured = holds.stream().filter(h -> read(h).status() == HoldStatus.CAPTURED).count();
    assertThat(account(payer.id()).held()).isZero();
    assertThat(account(payer.id()).posted()).isEqualTo(1_000 - 10 * captured);
  }

  @Test
  void endsEachHoldOnceWhetherItIsCapturedVoidedOrExpires() {
    var payer = withLots(500, 250, 250);
    var deadline = now().plus(SOON);
    var placed =
        all(
            60,
            i -> {
              var request = request(payer, revenue, 10, deadline);
              return anyOf(i).holds().holdCredits().hold(Calls.aCall(), request);
            });
    var holds = placed.stream().map(reply -> ((Hold) TestShop.done(reply)).id()).toList();
    awaitAlmost(deadline);

    var replies =
        all(
            240,
            i -> {
              var hold = holds.get(i % 60);
              return switch (i / 60) {
                case 0 -> capture(anyOf(i), hold, 3L);
                case 1 -> i % 3 == 0 ? release(anyOf(i), hold) : capture(anyOf(i), hold, 4L);
                default -> {
                  expireDue(anyOf(i));
                  yield capture(anyOf(i), hold, 1L);
                }
              };
            });
    awaitExpiry(payer);

    assertThat(replies).allMatch(r -> r instanceof Reply.Done || r instanceof Reply.Refused);
    var captured = holds.stream().mapToLong(h -> read(h).captured()).sum();
    assertThat(holds).noneMatch(h -> read(h).status() == HoldStatus.OPEN);
    assertThat(account(payer.id()).held()).isZero();
    assertThat(account(payer.id()).posted()).isEqualTo(1_000 - captured);
  }

  @Test
  void sharesLotsBetweenHoldsAndTransfersWithoutSpendingAnyCreditTwice() {
    var payer = withLots(100, 200, 200);
    var other = shop.customerWith(0);

    var replies =
        all(
            300,
            i ->
                i % 3 == 0
                    ? shop.transfer(freshKey(), payer.id(), other.id(), 3)
                    : anyOf(i)
                        .holds()
                        .holdCredits()
                        .hold(Calls.aCall(), request(payer, other.id(), 4, now().plus(LONG))));
    var holds =
        replies.stream()
            .filter(Reply.Done.class::isInstance)
            .map(reply -> ((Reply.Done<?>) reply).outcome())
            .filter(Hold.class::isInstance)
            .map(hold -> ((Hold) hold).id())
            .toList();
    var ended =
        all(
            holds.size(),
            i ->
                i % 2 == 0
                    ? capture(anyOf(i), holds.get(i), null)
                    : release(anyOf(i), holds.get(i)));

    assertThat(ended).allMatch(Reply.Done.class::isInstance);
    assertThat(account(payer.id()).held()).isZero();
    assertThat(account(payer.id()).posted() + account(other.id()).posted()).isEqualTo(500);
  }

  @Test
  void holdsBothWaysBetweenTwoAccountsWithoutWaitingForEver() {
    var ann = withLots(500, 100, 100);
    var bob = withLots(500, 100, 100);

    var replies =
        all(
            200,
            i -> {
              var from = i % 2 == 0 ? ann : bob;
              var to = i % 2 == 0 ? bob : ann;
              var hold = hold(from, to.id(), 1 + i % 5, now().plus(LONG));
              return capture(anyOf(i), hold, null);
            });

    assertThat(replies).allMatch(Reply.Done.class::isInstance);
    assertThat(account(ann.id()).posted() + account(bob.id()).posted()).isEqualTo(1_400);
  }

  /** An account with a base and two lots, one of which expires. */
  private static CustomerAccount withLots(long base, long lasting, long expiring) {
    var account = shop.customerWith(base);
    shop.grant(account.id(), lasting, new LotTerms(9, null));
    shop.grant(account.id(), expiring, new LotTerms(50, now().plus(LONG)));
    return account;
  }

  private static HoldId hold(CustomerAccount payer, AccountId to, long amount, Instant deadline) {
    var reply =
        first.holds().holdCredits().hold(Calls.aCall(), request(payer, to, amount, deadline));
    return TestShop.done(reply).id();
  }

  private static HoldCredits.Request request(
      CustomerAccount payer, AccountId to, long amount, Instant deadline) {
    var leg = new Leg(payer.id(), to, new Amount(AssetCode.CREDIT, amount));
    return new HoldCredits.Request(leg, deadline, null);
  }

  private static Reply<Capture> capture(Shop instance, HoldId hold, @Nullable Long part) {
    var amount = part == null ? null : new Amount(AssetCode.CREDIT, part);
    return instance
        .holds()
        .captureHold()
        .capture(Calls.aCall(), new CaptureHold.Request(hold, amount));
  }

  private static Reply<Hold> release(Shop instance, HoldId hold) {
    return instance.holds().voidHold().release(Calls.aCall(), hold);
  }

  private static void expireDue(Shop instance) {
    instance.holds().expireHolds().expireDue(() -> true);
  }

  /** So that some of what is done now comes before the instant, and some after it. */
  private static void awaitAlmost(Instant instant) {
    var rest = Duration.between(now(), instant).minusMillis(50).toNanos();
    LockSupport.parkNanos(Math.max(0, rest));
  }

  private static void awaitExpiry(CustomerAccount payer) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (account(payer.id()).held() > 0 && System.nanoTime() < end) {
      expireDue(second);
    }
  }

  private static Hold read(HoldId hold) {
    return second.holds().queries().hold(Actor.SYSTEM, hold).orElseThrow();
  }

  private static CustomerAccount account(AccountId id) {
    return new Given(firstInstance.ports()).stored(id);
  }

  private static Instant now() {
    return new Given(firstInstance.ports()).now();
  }

  private static Shop anyOf(int number) {
    return number % 2 == 0 ? first : second;
  }

  private static List<Reply<?>> all(int callers, IntFunction<Reply<?>> work) {
    var running = new ArrayList<CompletableFuture<Reply<?>>>(callers);
    for (var i = 0; i < callers; i++) {
      var number = i;
      running.add(
          CompletableFuture.supplyAsync(() -> work.apply(number), Thread::startVirtualThread));
    }
    return running.stream().<Reply<?>>map(CompletableFuture::join).toList();
  }
}

package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.ReverseTransfer;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.AssetCode;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many callers of two instances who burn, hold, capture, void and reverse a few lots, some of which
 * expire meanwhile; and where every credit is afterwards.
 */
class SharedLotsTest {
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final int CALLS = 900;

  /** Made at once; what they leave behind is captured, voided and reversed by those after them. */
  private static final int WAVE = 150;

  private static final int ACCOUNTS = 3;

  private TestDatabase database;
  private PostgresPorts firstInstance;
  private PostgresPorts secondInstance;
  private TestShop shop;
  private TestShop other;

  private final ConcurrentLinkedQueue<TransferId> transfers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<HoldId> holds = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<HoldId> placed = new ConcurrentLinkedQueue<>();
  private final AtomicLong granted = new AtomicLong();
  private final AtomicLong captured = new AtomicLong();

  @BeforeEach
  void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    shop = new TestShop(firstInstance.ports(), Shop.over(firstInstance.ports()));
    other = new TestShop(secondInstance.ports(), Shop.over(secondInstance.ports()));
  }

  @AfterEach
  void everythingAddsUpAndStops() {
    shop.requireInvariants();
    assertThat(firstInstance.ports().journalVerification().verify(List.of()).faults()).isEmpty();
    shop.close();
    other.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @Test
  void losesAndDoublesNoCredit() {
    var accounts = Stream.generate(() -> shop.customerWith(0).id()).limit(ACCOUNTS).toList();
    var now = firstInstance.ports().transactions().read(firstInstance.ports().clock()::now);
    accounts.forEach(account -> grantLots(account, now));

    var replies = all(accounts, now);

    assertThat(replies)
        .allMatch(reply -> reply instanceof Reply.Done || reply instanceof Reply.Refused);
    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSizeGreaterThan(CALLS / 4);
    assertThat(captured.get()).isPositive();
    assertThat(posted(accounts) + house(HouseRole.BREAKAGE)).isEqualTo(granted.get());
    assertThat(house(HouseRole.ISSUING)).isEqualTo(-granted.get());
    voidAllThatIsLeft();
    assertThat(accounts.stream().map(shop::account))
        .allSatisfy(account -> assertThat(account.held()).isZero())
        .allSatisfy(account ->
            assertThat(account.lots().all()).extracting(Lot::held).allMatch(held -> held == 0));
  }

  @Test
  void reversesOneTransferOnceHoweverManyTry() {
    var payer = shop.customerWith(0).id();
    var receiver = shop.customerWith(0).id();
    var now = firstInstance.ports().transactions().read(firstInstance.ports().clock()::now);
    grantLots(payer, now);
    var moved = done(shop.transfer(freshKey(), payer, receiver, 100)).id();

    var replies =
        IntStream.range(0, 200)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> reverse(anyOf(i), moved, 1L), THREADS))
            .toList();

    assertThat(replies.stream().map(CompletableFuture::join))
        .filteredOn(Reply.Done.class::isInstance)
        .hasSize(100);
    assertThat(shop.account(receiver).posted()).isZero();
    assertThat(shop.account(payer).posted() + house(HouseRole.BREAKAGE)).isEqualTo(granted.get());
  }

  /** Four lots, of which one expires while they are fought for. */
  private void grantLots(AccountId account, Instant now) {
    grant(shop, account, 100, new LotTerms(10, null));
    grant(shop, account, 100, new LotTerms(50, now.plus(Duration.ofSeconds(2))));
    grant(shop, account, 100, new LotTerms(50, now.plus(Duration.ofDays(1))));
    grant(shop, account, 100, new LotTerms(90, now.plus(Duration.ofDays(2))));
  }

  private List<Reply<?>> all(List<AccountId> accounts, Instant now) {
    var replies = new ArrayList<Reply<?>>(CALLS);
    for (var first = 0; first < CALLS; first += WAVE) {
      var running = new ArrayList<CompletableFuture<Reply<?>>>(WAVE);
      for (var i = first; i < first + WAVE; i++) {
        var number = i;
        running.add(CompletableFuture.supplyAsync(() -> call(number, accounts, now), THREADS));
      }
      running.forEach(reply -> replies.add(reply.join()));
    }
    return replies;
  }

  private Reply<?> call(int i, List<AccountId> accounts, Instant now) {
    var instance = anyOf(i);
    var from = accounts.get(i / 2 % ACCOUNTS);
    var to = accounts.get((i / 2 + 1 + i / 6 % (ACCOUNTS - 1)) % ACCOUNTS);
    var step = i / WAVE * 5 + i % 9;
    var hold = step % 9 > 1 && step % 9 < 6 ? holds.poll() : null;
    var transfer = step % 9 == 6 || step % 9 == 7 ? transfers.poll() : null;
    return switch (step % 9) {
      case 0, 1 -> hold(instance, from, to, 1 + i % 30, now);
      case 2, 3 -> hold == null ? move(instance, from, to, 7) : capture(instance, hold, 1L + i % 9);
      case 4 -> hold == null ? move(instance, from, to, 8) : capture(instance, hold, null);
      case 5 -> hold == null ? move(instance, from, to, 9) : release(instance, hold);
      case 6 -> transfer == null ? move(instance, from, to, 3) : reverse(instance, transfer, 2L);
      case 7 -> transfer == null ? move(instance, from, to, 4) : reverse(instance, transfer, null);
      default -> move(instance, from, to, 1 + i % 60);
    };
  }

  private Reply<Transfer> move(TestShop instance, AccountId from, AccountId to, long credits) {
    var reply = instance.transfer(freshKey(), from, to, credits);
    if (reply instanceof Reply.Done<Transfer> moved) {
      transfers.add(moved.outcome().id());
    }
    return reply;
  }

  private static Reply<Transfer> reverse(
      TestShop instance, TransferId transfer, @Nullable Long part) {
    var amount = part == null ? null : Amounts.credits(part);
    var request = new ReverseTransfer.Request(transfer, amount);
    return instance.shop().credit().reverseTransfer().reverse(Calls.aCall(), request);
  }

  private Reply<Hold> hold(
      TestShop instance, AccountId from, AccountId to, long credits, Instant now) {
    var leg = new Leg(from, to, Amounts.credits(credits));
    var request = new HoldCredits.Request(leg, now.plus(Duration.ofHours(1)), null);
    var reply = instance.shop().holds().holdCredits().hold(Calls.aCall(), request);
    if (reply instanceof Reply.Done<Hold> held) {
      placed.add(held.outcome().id());
      holds.add(held.outcome().id());
      holds.add(held.outcome().id());
    }
    return reply;
  }

  private Reply<Capture> capture(TestShop instance, HoldId hold, @Nullable Long part) {
    var amount = part == null ? null : Amounts.credits(part);
    var request = new CaptureHold.Request(hold, amount);
    var reply = instance.shop().holds().captureHold().capture(Calls.aCall(), request);
    if (reply instanceof Reply.Done<Capture> done) {
      captured.incrementAndGet();
      transfers.add(done.outcome().transfer());
      holds.add(hold);
    }
    return reply;
  }

  private static Reply<Hold> release(TestShop instance, HoldId hold) {
    return instance.shop().holds().voidHold().release(Calls.aCall(), hold);
  }

  private void voidAllThatIsLeft() {
    placed.forEach(hold -> assertThat(release(shop, hold)).isNotNull());
  }

  private void grant(TestShop instance, AccountId account, long credits, LotTerms terms) {
    var request = new GrantCredits.Request(account, Amounts.credits(credits), terms, null);
    var _ = done(instance.shop().credit().grantCredits().grant(Calls.aCall(), request));
    granted.addAndGet(credits);
  }

  private long posted(List<AccountId> accounts) {
    return accounts.stream().mapToLong(account -> shop.account(account).posted()).sum();
  }

  private TestShop anyOf(int i) {
    return i % 2 == 0 ? shop : other;
  }

  private long house(HouseRole role) {
    return shop
        .shop()
        .credit()
        .queries()
        .accounts(Actor.SYSTEM, null, AssetCode.CREDIT, Slice.first(Page.MAX_LIMIT))
        .items()
        .stream()
        .filter(standing -> standing.role() == role)
        .findFirst()
        .orElseThrow()
        .posted();
  }
}

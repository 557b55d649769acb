package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.codes;
import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.CaptureHold;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.HoldCredits;
import dev.purser.application.credit.Period;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.shared.Amounts;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.ShiftedClock;
import dev.purser.persistence.testing.TestShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances that do not agree on what time it is, by an hour each way. */
class InstancesClocksTest {
  private static final Executor THREADS = Thread::startVirtualThread;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HALF = Duration.ofMinutes(30);

  /** Burnt, but not by expiring, when they had expired by the account's own time. */
  private static final String SPENT_AFTER_EXPIRY =
      """
      SELECT count(*)
      FROM lot_entries e
      JOIN lots l ON l.id = e.lot_id
      JOIN transfers t ON t.id = e.transfer_id
      WHERE e.change < 0 AND t.kind <> 'EXPIRY' AND t.created_at >= l.expires_at
      """;

  /** By the account's own time. */
  private static final String CAPTURED_AFTER_DEADLINE =
      """
      SELECT count(*)
      FROM transfers t
      JOIN holds h ON h.id = t.hold_id
      WHERE t.kind = 'CAPTURE' AND t.created_at >= h.expires_at
      """;

  private TestDatabase database;
  private PostgresPorts firstInstance;
  private PostgresPorts secondInstance;
  private ShiftedClock aheadsClock;
  private ShiftedClock behindsClock;
  private TestShop ahead;
  private TestShop behind;

  @BeforeEach
  void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    aheadsClock = new ShiftedClock(firstInstance.ports().clock(), HOUR);
    behindsClock = new ShiftedClock(secondInstance.ports().clock(), HOUR.negated());
    ahead = shop(firstInstance, aheadsClock);
    behind = shop(secondInstance, behindsClock);
  }

  @AfterEach
  void everythingAddsUp() {
    behind.requireInvariants();
    assertThat(firstInstance.jdbc().queryForObject(SPENT_AFTER_EXPIRY, Long.class)).isZero();
    assertThat(firstInstance.jdbc().queryForObject(CAPTURED_AFTER_DEADLINE, Long.class)).isZero();
    assertThat(firstInstance.ports().journalVerification().verify(List.of()).faults()).isEmpty();
    ahead.close();
    behind.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @Test
  void datesNothingBeforeWhatTheOtherInstanceDid() {
    var payer = ahead.customerWith(10).id();
    var receiver = behind.customerWith(0).id();

    var _ = done(ahead.transfer(freshKey(), payer, receiver, 1));
    var first = history(payer).getLast();
    var _ = done(behind.transfer(freshKey(), payer, receiver, 1));
    var second = history(payer).getLast();

    assertThat(second.at()).isEqualTo(first.at());
    assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
  }

  @Test
  void datesNothingBeforeWhatWasDoneWhenItsOwnClockIsSetBack() {
    var payer = ahead.customerWith(10).id();
    var receiver = ahead.customerWith(0).id();

    for (var shift : List.of(HOUR, HOUR.negated(), Duration.ZERO, HALF)) {
      aheadsClock.shift(shift);
      var _ = done(ahead.transfer(freshKey(), payer, receiver, 1));
    }

    assertThat(history(payer)).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    assertThat(history(receiver)).hasSize(4);
  }

  @Test
  void spendsNothingThatHasExpiredForTheOtherInstance() {
    var payer = behind.customerWith(10).id();
    var receiver = behind.customerWith(0).id();
    grant(behind, payer, 50, databaseTime().plus(HALF));

    var _ = done(ahead.transfer(freshKey(), payer, receiver, 1));
    var refused = behind.transfer(freshKey(), payer, receiver, 10);

    assertThat(codes(refused)).containsExactly("insufficient-credit");
    assertThat(behind.account(payer).posted()).isEqualTo(9);
  }

  @Test
  void expiresNothingThatTheOtherInstanceHasSpentInTime() {
    var payer = behind.customerWith(10).id();
    var receiver = behind.customerWith(0).id();
    grant(behind, payer, 50, databaseTime().plus(HALF));

    var _ = done(behind.transfer(freshKey(), payer, receiver, 55));
    ahead.shop().credit().expireLots().expireDue(() -> true);

    assertThat(behind.account(payer).posted()).isEqualTo(5);
    assertThat(behind.account(receiver).posted()).isEqualTo(5);
  }

  @Test
  void capturesNothingOnceTheAccountHasSeenTheDeadlineWhicheverInstanceHasShownIt() {
    var payer = behind.customerWith(100).id();
    var receiver = behind.customerWith(0).id();
    var hold = held(behind, payer, receiver, 20, databaseTime().plus(HALF));

    var tooLate = capture(ahead, hold, 5);
    var inTime = capture(behind, hold, 5);
    var _ = done(ahead.transfer(freshKey(), payer, receiver, 1));
    var afterwards = capture(behind, hold, 5);

    assertThat(codes(tooLate)).containsExactly("hold-expired");
    assertThat(inTime).isInstanceOf(Reply.Done.class);
    assertThat(codes(afterwards)).containsExactly("hold-expired");
    assertThat(behind.account(payer).held()).isEqualTo(15);
  }

  @Test
  void expiresWhatTheOtherInstanceHasNotCapturedInTimeAndNoMore() {
    var payer = behind.customerWith(100).id();
    var receiver = behind.customerWith(0).id();
    var hold = held(behind, payer, receiver, 20, databaseTime().plus(HALF));

    var _ = done(capture(behind, hold, 15));
    expireHolds(ahead);

    assertThat(codes(capture(behind, hold, 1))).containsExactly("hold-expired", "hold-closed");
    assertThat(codes(release(behind, hold))).containsExactly("hold-closed");
    assertThat(behind.account(payer).held()).isZero();
    assertThat(behind.account(payer).posted()).isEqualTo(85);
    assertThat(behind.account(receiver).posted()).isEqualTo(15);
  }

  @Test
  void expiresHoldsWhenAClockIsSetForwardsAndDoesNotTakeThatBackWithIt() {
    var payer = behind.customerWith(100).id();
    var receiver = behind.customerWith(0).id();
    var deadline = databaseTime().plus(HOUR.multipliedBy(2));
    var hold = held(behind, payer, receiver, 20, deadline);

    for (var shift : List.of(HOUR.negated(), Duration.ZERO, HOUR)) {
      aheadsClock.shift(shift);
      expireHolds(ahead);
      expireHolds(behind);
    }
    var before = behind.account(payer).held();
    aheadsClock.shift(HOUR.multipliedBy(3));
    expireHolds(ahead);
    aheadsClock.shift(HOUR.negated());

    assertThat(before).isEqualTo(20);
    assertThat(behind.account(payer).held()).isZero();
    for (var instance : List.of(ahead, behind)) {
      assertThat(codes(capture(instance, hold, 1))).containsExactly("hold-expired", "hold-closed");
      assertThat(codes(holding(instance, payer, receiver, 1, deadline)))
          .containsExactly("expiry-passed");
    }
  }

  @Test
  void endsEveryHoldOnceUnderManyCallersOfBothWhileTheClocksAreSet() {
    var payers = Stream.generate(() -> behind.customerWith(500).id()).limit(4).toList();
    var receiver = behind.customerWith(0).id();
    for (var payer : payers) {
      grant(behind, payer, 200, databaseTime().plus(HALF));
    }
    var soon = databaseTime().plus(HALF);
    var holds =
        IntStream.range(0, 80)
            .mapToObj(i -> held(behind, payers.get(i % 4), receiver, 5, soon))
            .toList();

    var _ = done(capture(behind, holds.getFirst(), 1));

    var replies = all(IntStream.range(0, 320).mapToObj(i -> ending(i, holds.get(i % 80))));
    aheadsClock.shift(HOUR);
    expireHolds(ahead);

    assertThat(replies)
        .allMatch(reply ->
            reply == null || reply instanceof Reply.Done || reply instanceof Reply.Refused);
    var ended = holds.stream().map(this::read).toList();
    assertThat(ended).noneMatch(hold -> hold.status() == HoldStatus.OPEN);
    var captured = ended.stream().mapToLong(Hold::captured).sum();
    assertThat(behind.account(receiver).posted()).isEqualTo(captured).isPositive();
    assertThat(payers).allMatch(payer -> behind.account(payer).held() == 0);
  }

  /** Captures, voids and expires, by the one instance or by the other, or sets a clock. */
  private Ask ending(int i, HoldId hold) {
    var instance = i % 2 == 0 ? ahead : behind;
    return switch (i / 80) {
      case 0 -> () -> capture(behind, hold, 2);
      case 1 -> () -> i % 3 == 0 ? release(instance, hold) : capture(instance, hold, 2);
      case 2 ->
          () -> {
            aheadsClock.shift(i % 4 == 0 ? HOUR : HOUR.negated());
            expireHolds(instance);
            return null;
          };
      default -> () -> capture(instance, hold, 1);
    };
  }

  @Test
  void keepsEveryHistoryInOrderUnderManyCallersOfBoth() {
    var accounts = Stream.generate(() -> behind.customerWith(500).id()).limit(4).toList();
    var soon = databaseTime().plus(HALF);
    var later = databaseTime().plus(HOUR.multipliedBy(3));

    var replies = all(IntStream.range(0, 400).mapToObj(i -> call(i, accounts, soon, later)));

    assertThat(replies)
        .allMatch(reply ->
            reply == null || reply instanceof Reply.Done || reply instanceof Reply.Refused);
    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSizeGreaterThan(100);
    for (var account : accounts) {
      var history = history(account);
      assertThat(history).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
      assertThat(history)
          .extracting(Entry::sequence)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, history.size()).mapToObj(Long::valueOf).toList());
    }
  }

  /** One of many calls, by the one instance or by the other; expiring answers nothing. */
  private Ask call(int i, List<AccountId> accounts, Instant soon, Instant later) {
    var instance = i % 2 == 0 ? ahead : behind;
    var from = accounts.get(i / 2 % 4);
    var to = accounts.get((i / 2 + 1 + i / 8 % 3) % 4);
    return switch (i / 2 % 5) {
      case 0 -> () -> granting(behind, from, 20, soon);
      case 1 -> () -> granting(instance, from, 20, later);
      case 2 ->
          i % 20 == 4
              ? () -> {
                instance.shop().credit().expireLots().expireDue(() -> true);
                return null;
              }
              : () -> instance.transfer(freshKey(), from, to, 30);
      default -> () -> instance.transfer(freshKey(), from, to, 15);
    };
  }

  /** A call to be made. */
  @FunctionalInterface
  private interface Ask {
    @Nullable Reply<?> run();
  }

  private static List<@Nullable Reply<?>> all(Stream<Ask> calls) {
    var running = new ArrayList<CompletableFuture<@Nullable Reply<?>>>();
    calls.forEach(call -> running.add(CompletableFuture.supplyAsync(call::run, THREADS)));
    var replies = new ArrayList<@Nullable Reply<?>>();
    running.forEach(reply -> replies.add(reply.join()));
    return replies;
  }

  private static TestShop shop(PostgresPorts instance, ShiftedClock clock) {
    var ports = instance.ports().with(clock);
    return new TestShop(ports, Shop.over(ports));
  }

  private Instant databaseTime() {
    return firstInstance.ports().transactions().read(firstInstance.ports().clock()::now);
  }

  private static void expireHolds(TestShop instance) {
    instance.shop().holds().expireHolds().expireDue(() -> true);
  }

  private static HoldId held(
      TestShop instance, AccountId from, AccountId to, long credits, Instant deadline) {
    return done(holding(instance, from, to, credits, deadline)).id();
  }

  private static Reply<Hold> holding(
      TestShop instance, AccountId from, AccountId to, long credits, Instant deadline) {
    var request =
        new HoldCredits.Request(new Leg(from, to, Amounts.credits(credits)), deadline, null);
    return instance.shop().holds().holdCredits().hold(Calls.aCall(), request);
  }

  private static Reply<Capture> capture(TestShop instance, HoldId hold, long credits) {
    var request = new CaptureHold.Request(hold, Amounts.credits(credits));
    return instance.shop().holds().captureHold().capture(Calls.aCall(), request);
  }

  private static Reply<Hold> release(TestShop instance, HoldId hold) {
    return instance.shop().holds().voidHold().release(Calls.aCall(), hold);
  }

  private Hold read(HoldId hold) {
    return behind.shop().holds().queries().hold(Actor.SYSTEM, hold).orElseThrow();
  }

  private static void grant(TestShop instance, AccountId account, long credits, Instant end) {
    var _ = done(granting(instance, account, credits, end));
  }

  private static Reply<?> granting(
      TestShop instance, AccountId account, long credits, Instant end) {
    var terms = new LotTerms(LotTerms.DEFAULT_PRIORITY, end);
    var request = new GrantCredits.Request(account, Amounts.credits(credits), terms, null);
    return instance.shop().credit().grantCredits().grant(Calls.aCall(), request);
  }

  /** The oldest first. */
  private List<Entry> history(AccountId account) {
    var entries = new ArrayList<Entry>();
    Long position = null;
    do {
      var page =
          ahead
              .shop()
              .credit()
              .entries()
              .entries(Actor.SYSTEM, account, Period.ALWAYS, Slice.after(position, Page.MAX_LIMIT))
              .orElseThrow();
      entries.addAll(page.items());
      position = page.next();
    } while (position != null);
    return entries.reversed();
  }
}

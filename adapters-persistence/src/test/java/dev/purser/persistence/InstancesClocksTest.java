package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.codes;
import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.GrantCredits;
import dev.purser.application.credit.Period;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
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

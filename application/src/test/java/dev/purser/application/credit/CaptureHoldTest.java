package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.AnswerRetention;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.Capture;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.TransferKind;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Capturing and voiding holds that stand alone. */
class CaptureHoldTest {
  private static final LotTerms SOON = new LotTerms(1, NOON.plusSeconds(1));

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final AccountId ann = clerk.accountOf(clerk.customerWith(100)).id();
  private final AccountId bob = clerk.accountOf(clerk.customer()).id();
  private final AccountId revenue = new Given(ports.all()).house(HouseRole.REVENUE).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void movesThePartFromPayerToReceiver() {
    var hold = hold(bob, 60);

    var capture = Clerk.done(capture(hold, credits(25)));

    assertThat(capture.hold().status()).isEqualTo(HoldStatus.OPEN);
    assertThat(capture.hold().remaining()).isEqualTo(credits(35));
    assertThat(account(ann).posted()).isEqualTo(75);
    assertThat(account(ann).held()).isEqualTo(35);
    assertThat(account(bob).posted()).isEqualTo(25);
    var transfer = shop.credit().queries().transfer(Actor.SYSTEM, capture.transfer()).orElseThrow();
    assertThat(transfer.kind()).isEqualTo(TransferKind.CAPTURE);
    assertThat(transfer.hold()).isEqualTo(hold);
    assertThat(transfer.legs()).containsExactly(new Leg(ann, bob, credits(25)));
  }

  @Test
  void takesAllThatRemainsWhenNoAmountIsNamed() {
    var hold = hold(revenue, 60);
    var _ = Clerk.done(capture(hold, credits(25)));

    var rest = Clerk.done(capture(hold, null));

    assertThat(rest.hold().status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(rest.hold().captured()).isEqualTo(60);
    assertThat(account(ann).posted()).isEqualTo(40);
    assertThat(account(ann).held()).isZero();
  }

  @Test
  void givesTheReceiverTheTermsOfWhatWasHeld() {
    clerk.grant(ann, 30, SOON);
    clerk.grant(ann, 20, new LotTerms(2, null));
    var hold = hold(bob, 70);

    var _ = Clerk.done(capture(hold, credits(40)));
    var _ = Clerk.done(capture(hold, null));

    assertThat(account(bob).lots().all())
        .extracting(Lot::terms, Lot::remaining)
        .containsExactly(tuple(SOON, 30L), tuple(new LotTerms(2, null), 20L));
    assertThat(account(bob).base()).isEqualTo(20);
  }

  @Test
  void takesWhatHasExpiredUnderTheHold() {
    clerk.grant(ann, 30, SOON);
    var hold = hold(revenue, 20);

    ports.clock().advance(Duration.ofSeconds(1));
    var capture = Clerk.done(capture(hold, null));

    assertThat(capture.hold().captured()).isEqualTo(20);
    assertThat(account(ann).posted()).isEqualTo(100);
    assertThat(account(ann).lots().isEmpty()).isTrue();
  }

  @Test
  void isRefusedFromTheDeadlineOnWhetherOrNotTheHoldHasBeenEnded() {
    var hold = hold(revenue, 60, NOON.plusSeconds(1));

    ports.clock().set(NOON.plusSeconds(1).minusNanos(1_000));
    var _ = Clerk.done(capture(hold, credits(1)));
    ports.clock().set(NOON.plusSeconds(1));

    assertRefused(capture(hold, credits(1)), "hold-expired at ");
    assertRefused(capture(hold, credits(60)), "hold-expired at ", "hold-exceeded at amount");
    shop.holds().expireHolds().expireDue(() -> true);
    assertRefused(capture(hold, credits(1)), "hold-expired at ", "hold-closed at ");
    assertRefused(release(hold), "hold-closed at ");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAmountsThatDoNotMove(long minorUnits) {
    assertRefused(capture(hold(revenue, 60), credits(minorUnits)), "amount-out-of-range at amount");
  }

  @Test
  void refusesMoreThanRemainsAndOtherAssets() {
    var hold = hold(revenue, 60);
    var _ = Clerk.done(capture(hold, credits(25)));

    assertRefused(capture(hold, credits(36)), "hold-exceeded at amount");
    assertRefused(capture(hold, credits(Amount.MAX)), "hold-exceeded at amount");
    assertRefused(capture(hold, euros(1)), "asset-mismatch at amount");
    assertThat(account(ann).held()).isEqualTo(35);
  }

  @Test
  void capturesTheLargestAmountAndRefusesWhatTheReceiverCannotHave() {
    clerk.grant(ann, Amount.MAX - 100);
    var hold = hold(bob, Amount.MAX);
    clerk.grant(bob, 1);

    assertRefused(capture(hold, null), "amount-out-of-range at ");
    var _ = Clerk.done(capture(hold, credits(Amount.MAX - 1)));

    assertThat(account(bob).posted()).isEqualTo(Amount.MAX);
  }

  @Test
  void knowsNoHoldThatIsNotThereAndKeepsNothing() {
    var nothing = new HoldId(FreshIds.next());

    assertThat(capture(nothing, null)).isEqualTo(new Reply.NotFound<>());
    assertThat(release(nothing)).isEqualTo(new Reply.NotFound<>());
  }

  @Test
  void leavesHoldsOfOrdersToTheirOrders() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    var hold = order.payments().getFirst().hold();

    assertRefused(capture(hold, credits(1)), "managed-by-order at ");
    assertRefused(capture(hold, credits(0)), "managed-by-order at ");
    assertRefused(release(hold), "managed-by-order at ");
  }

  @Test
  void goesOnWhileThePayerIsFrozenButNotForAReceiverWhoIsClosed() {
    var forBob = hold(bob, 20);
    var nobody = clerk.accountOf(clerk.customer()).id();
    var forNobody = hold(nobody, 20);
    stand(account(ann), AccountStatus.FROZEN);
    stand(account(nobody), AccountStatus.CLOSED);

    assertThat(Clerk.done(capture(forBob, null)).hold().status()).isEqualTo(HoldStatus.CAPTURED);
    assertRefused(capture(forNobody, null), "account-closed at ");
    assertThat(Clerk.done(release(forNobody)).status()).isEqualTo(HoldStatus.VOIDED);
  }

  @Test
  void givesBackWhatRemainsToTheLotsItCameFrom() {
    clerk.grant(ann, 30, new LotTerms(1, EVENING));
    var hold = hold(revenue, 50);
    var _ = Clerk.done(capture(hold, credits(10)));

    var voided = Clerk.done(release(hold));

    assertThat(voided.status()).isEqualTo(HoldStatus.VOIDED);
    assertThat(voided.captured()).isEqualTo(10);
    assertThat(voided.expired()).isZero();
    assertThat(voided.remaining()).isEqualTo(credits(0));
    assertThat(account(ann).held()).isZero();
    assertThat(account(ann).lots().all()).extracting(Lot::free).containsExactly(20L);
  }

  @Test
  void sendsToBreakageAtOnceWhatHasExpiredOfWhatIsGivenBack() {
    clerk.grant(ann, 30, SOON);
    var hold = hold(revenue, 50);

    ports.clock().advance(Duration.ofSeconds(2));
    var voided = Clerk.done(release(hold));

    assertThat(voided.expired()).isEqualTo(30);
    assertThat(account(ann).posted()).isEqualTo(100);
    assertThat(account(ann).held()).isZero();
    assertThat(account(ann).lots().isEmpty()).isTrue();
  }

  @Test
  void givesBackAlsoAfterTheDeadlineUnlessItHasExpiredAlready() {
    var hold = hold(revenue, 50, NOON.plusSeconds(1));

    ports.clock().advance(Duration.ofSeconds(1));

    assertThat(Clerk.done(release(hold)).status()).isEqualTo(HoldStatus.VOIDED);
    shop.holds().expireHolds().expireDue(() -> true);
    assertThat(read(hold).status()).isEqualTo(HoldStatus.VOIDED);
  }

  @Test
  void endsOnce() {
    var captured = hold(revenue, 10);
    var voided = hold(revenue, 10);
    var _ = Clerk.done(capture(captured, null));
    var _ = Clerk.done(release(voided));

    assertRefused(capture(captured, null), "hold-closed at ");
    assertRefused(capture(captured, credits(1)), "hold-closed at ");
    assertRefused(release(captured), "hold-closed at ");
    assertRefused(capture(voided, null), "hold-closed at ");
    assertRefused(release(voided), "hold-closed at ");
  }

  @Test
  void answersTheSameAgainAndWithTheHoldAsItIsOnceAnswersAreForgotten() {
    var hold = hold(revenue, 60);
    var call = Calls.aCall();
    var request = new CaptureHold.Request(hold, credits(25));
    var first = Clerk.done(shop.holds().captureHold().capture(call, request));
    var _ = Clerk.done(capture(hold, credits(5)));

    var again = shop.holds().captureHold().capture(call, request);
    ports.clock().advance(AnswerRetention.KEPT.plus(Duration.ofDays(1)));
    var _ =
        new AnswerRetention(ports.all().records(), ports.all().transactions(), ports.all().clock())
            .forgetSome();
    var muchLater = shop.holds().captureHold().capture(call, request);

    assertThat(again).isEqualTo(new Reply.Done<>(first, true));
    assertThat(muchLater)
        .isEqualTo(new Reply.Done<>(new Capture(read(hold), first.transfer()), true));
    assertThat(account(ann).posted()).isEqualTo(70);
  }

  @Test
  void spendsEachCreditOfAHoldOnceHoweverManyCaptureAtOnce() throws Exception {
    var hold = hold(bob, 100);

    var done = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, 150)
              .mapToObj(_ -> threads.submit(() -> capture(hold, credits(1))))
              .toList();
      for (var one : running) {
        done += one.get() instanceof Reply.Done ? 1 : 0;
      }
    }

    assertThat(done).isEqualTo(100);
    assertThat(read(hold).status()).isEqualTo(HoldStatus.CAPTURED);
    assertThat(account(bob).posted()).isEqualTo(100);
  }

  private HoldId hold(AccountId to, long amount) {
    return hold(to, amount, EVENING.plus(Duration.ofDays(90)));
  }

  private HoldId hold(AccountId to, long amount, Instant deadline) {
    var request = new HoldCredits.Request(new Leg(ann, to, credits(amount)), deadline, null);
    return Clerk.done(shop.holds().holdCredits().hold(Calls.aCall(), request)).id();
  }

  private Reply<Capture> capture(HoldId hold, @Nullable Amount amount) {
    return shop.holds().captureHold().capture(Calls.aCall(), new CaptureHold.Request(hold, amount));
  }

  private Reply<Hold> release(HoldId hold) {
    return shop.holds().voidHold().release(Calls.aCall(), hold);
  }

  private Hold read(HoldId hold) {
    return shop.holds().queries().hold(Actor.SYSTEM, hold).orElseThrow();
  }

  private CustomerAccount account(AccountId id) {
    return new Given(ports.all()).stored(id);
  }

  /** Behind the back of the use cases. */
  private void stand(CustomerAccount account, AccountStatus status) {
    var now =
        new CustomerAccount(
            account.id(),
            account.owner(),
            account.asset(),
            account.posted(),
            account.held(),
            account.floor(),
            status,
            account.lots(),
            account.sequence(),
            account.changedAt());
    var _ =
        ports
            .all()
            .transactions()
            .write(() -> {
              ports.all().credit().accounts().update(List.of(now));
              return now;
            });
  }
}

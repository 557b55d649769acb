package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpireHoldsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final AccountId ann = clerk.accountOf(clerk.customerWith(100)).id();
  private final AccountId revenue = new Given(ports.all()).house(HouseRole.REVENUE).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void givesBackWhatIsLeftOfHoldsWhoseDeadlineHasPassed() {
    var due = hold(30, NOON.plus(SECOND));
    var later = hold(20, EVENING);
    var _ = capture(due, 10);

    ports.clock().set(NOON.plus(SECOND));
    expireDue();

    assertThat(read(due).status()).isEqualTo(HoldStatus.EXPIRED);
    assertThat(read(due).captured()).isEqualTo(10);
    assertThat(read(due).expired()).isZero();
    assertThat(read(later).status()).isEqualTo(HoldStatus.OPEN);
    assertThat(account().held()).isEqualTo(20);
    assertThat(account().posted()).isEqualTo(90);
  }

  @Test
  void sendsToBreakageWhatHasExpiredUnderTheHold() {
    clerk.grant(ann, 40, new LotTerms(1, NOON.plus(SECOND)));
    var hold = hold(30, NOON.plus(SECOND.multipliedBy(2)));

    ports.clock().set(NOON.plus(SECOND.multipliedBy(2)));
    expireDue();

    assertThat(read(hold).expired()).isEqualTo(30);
    assertThat(account().posted()).isEqualTo(100);
    assertThat(account().lots().isEmpty()).isTrue();
  }

  @Test
  void leavesHoldsOfOrdersToTheirOrders() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);

    ports.clock().set(Instant.parse("2099-01-01T00:00:00Z"));
    expireDue();

    assertThat(read(order.payments().getFirst().hold()).status()).isEqualTo(HoldStatus.OPEN);
  }

  @Test
  void endsEachOnceHoweverManyDoItAtOnce() throws Exception {
    var holds = IntStream.range(0, 90).mapToObj(_ -> hold(1, NOON.plus(SECOND))).toList();

    ports.clock().set(NOON.plus(SECOND));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, 8).mapToObj(_ -> threads.submit(this::expireDue)).toList();
      for (var one : running) {
        one.get();
      }
    }

    assertThat(holds).extracting(hold -> read(hold).status()).containsOnly(HoldStatus.EXPIRED);
    assertThat(account().held()).isZero();
    assertThat(account().posted()).isEqualTo(100);
  }

  @Test
  void leavesTheKeyFreeForLaterWhenHoldIsNotDueAfterAll() {
    var hold = hold(30, NOON.plus(SECOND));
    var due = new DueHolds.Due(hold, NOON.plus(SECOND));
    var ofFastClock =
        new ExpiringHolds(
            ((Shop.Running) shop.running()).path(),
            (now, after, limit) -> List.of(due),
            ports.all().transactions(),
            ports.clock(),
            ports.all().ids());

    ofFastClock.expireDue(() -> true);
    assertThat(read(hold).status()).isEqualTo(HoldStatus.OPEN);
    ports.clock().set(NOON.plus(SECOND));
    expireDue();

    assertThat(read(hold).status()).isEqualTo(HoldStatus.EXPIRED);
  }

  @Test
  void goesOnUntilItIsToStop() {
    var hold = hold(30, NOON.plus(SECOND));
    ports.clock().set(NOON.plus(SECOND));

    shop.holds().expireHolds().expireDue(() -> false);

    assertThat(read(hold).status()).isEqualTo(HoldStatus.OPEN);
    assertThat(
            shop.holds()
                .queries()
                .holds(Actor.SYSTEM, ann, HoldStatus.OPEN, Slice.first(1))
                .items())
        .extracting(Hold::id)
        .containsExactly(hold);
  }

  private void expireDue() {
    shop.holds().expireHolds().expireDue(() -> true);
  }

  private HoldId hold(long amount, Instant deadline) {
    var request = new HoldCredits.Request(new Leg(ann, revenue, credits(amount)), deadline, null);
    return Clerk.done(shop.holds().holdCredits().hold(Calls.aCall(), request)).id();
  }

  private Hold capture(HoldId hold, long amount) {
    var request = new CaptureHold.Request(hold, credits(amount));
    return Clerk.done(shop.holds().captureHold().capture(Calls.aCall(), request)).hold();
  }

  private Hold read(HoldId hold) {
    return shop.holds().queries().hold(Actor.SYSTEM, hold).orElseThrow();
  }

  private CustomerAccount account() {
    return new Given(ports.all()).stored(ann);
  }
}

package dev.purser.application.ordering;

import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.credit.Period;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.RefusalsTold;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders of those whose credits expire or burn with a priority. */
class OrdersFromLotsTest {
  private static final LotTerms SOON = new LotTerms(50, NOON.plusSeconds(10));
  private static final LotTerms LATE = new LotTerms(50, EVENING);

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final Sku tea = clerk.productWith(10, 7);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void holdWhatExpiresFirst() {
    clerk.grant(account().id(), 10, LATE);
    clerk.grant(account().id(), 5, SOON);

    var order = clerk.order(ann, tea, 3);

    assertThat(holdOf(order).shares()).extracting(Hold.Share::held).containsExactly(5L, 10L);
    assertThat(account().baseHeld()).isEqualTo(6);
  }

  @Test
  void giveBackToTheLotsThatPaidWhenTheyAreCancelled() {
    clerk.grant(account().id(), 10, LATE);
    clerk.grant(account().id(), 5, SOON);
    var order = clerk.order(ann, tea, 3);

    var _ = cancel(order.id());

    assertThat(account().held()).isZero();
    assertThat(account().lots().all())
        .extracting(Lot::terms, Lot::free)
        .containsExactly(tuple(SOON, 5L), tuple(LATE, 10L));
    assertThat(account().available(NOON)).isEqualTo(115);
  }

  @Test
  void sendToBreakageAtOnceWhatHasExpiredWhenTheyAreCancelled() {
    clerk.grant(account().id(), 10, LATE);
    clerk.grant(account().id(), 5, SOON);
    var order = clerk.order(ann, tea, 3);

    ports.clock().advance(Duration.ofSeconds(10));
    var _ = cancel(order.id());

    assertThat(holdOf(order).expired()).isEqualTo(5);
    assertThat(account().posted()).isEqualTo(110);
    assertThat(account().lots().all()).extracting(Lot::terms).containsExactly(LATE);
  }

  @Test
  void arePaidFromWhatHasExpiredUnderTheirHoldWhenTheyAreFulfilled() {
    clerk.grant(account().id(), 25, SOON);
    var order = clerk.order(ann, tea, 3);

    ports.clock().advance(Duration.ofSeconds(10));
    var fulfilled = fulfil(order.id());

    assertThat(fulfilled.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(fulfilled.payments().getFirst().captured()).isEqualTo(credits(21));
    assertThat(account().posted()).isEqualTo(100);
    assertThat(account().lots().isEmpty()).isTrue();
  }

  @Test
  void areNotPaidFromWhatHasExpiredBeforeTheyArePlaced() {
    var bob = clerk.customer();
    clerk.grant(clerk.accountOf(bob).id(), 21, SOON);

    ports.clock().advance(Duration.ofSeconds(10));
    var reply = clerk.place(bob, new Wish(tea, 3, null));

    assertThat(RefusalsTold.refusals(reply))
        .extracting(located -> located.refusal().code())
        .containsExactly("insufficient-credit");
    assertThat(clerk.accountOf(bob).posted()).isEqualTo(21);
  }

  @Test
  void areRefundedIntoTheLotsThatPaidTheLastBurntFirst() {
    clerk.grant(account().id(), 10, LATE);
    clerk.grant(account().id(), 5, SOON);
    var order = clerk.order(ann, tea, 3);
    var _ = fulfil(order.id());

    var _ = takeBack(order, 1);
    assertThat(account().lots().all())
        .extracting(Lot::terms, Lot::free)
        .containsExactly(tuple(LATE, 1L));
    var returned = takeBack(order, 2);

    assertThat(returned.returns())
        .extracting(OrderReturn::refunded, OrderReturn::expired)
        .containsExactly(tuple(credits(7), credits(0)), tuple(credits(14), credits(0)));
    assertThat(account().lots().all())
        .extracting(Lot::terms, Lot::free)
        .containsExactly(tuple(SOON, 5L), tuple(LATE, 10L));
    assertThat(account().posted()).isEqualTo(115);
  }

  @Test
  void tellWhatWentToBreakageOfTheirRefundSinceItsLotsHadExpired() {
    clerk.grant(account().id(), 10, LATE);
    clerk.grant(account().id(), 5, SOON);
    var order = clerk.order(ann, tea, 3);
    var _ = fulfil(order.id());

    ports.clock().advance(Duration.ofSeconds(10));
    var returned = takeBack(order, 3);

    assertThat(returned.returns().getFirst().refunded()).isEqualTo(credits(21));
    assertThat(returned.returns().getFirst().expired()).isEqualTo(credits(5));
    assertThat(returned.payments().getFirst().expired()).isEqualTo(credits(5));
    assertThat(holdOf(order).expired()).isEqualTo(5);
    assertThat(account().posted()).isEqualTo(110);
    assertThat(account().lots().all()).extracting(Lot::terms).containsExactly(LATE);
    assertThat(new Given(ports.all()).house(HouseRole.BREAKAGE).id())
        .isEqualTo(refundOf(order).legs().getLast().to());
    assertThat(refundOf(order).expired()).containsExactly(credits(5));
  }

  @Test
  void areRefundedWhenTheyAreCancelledThoughTheyWereCapturedOnPlacement() {
    clerk.grant(account().id(), 10, LATE);
    clerk.grant(account().id(), 5, SOON);
    var order =
        Clerk.done(
            OrderCalls.in(shop).place(ann, CaptureMode.ON_PLACEMENT, new Wish(tea, 3, null)));
    assertThat(account().lots().isEmpty()).isTrue();

    ports.clock().advance(Duration.ofSeconds(10));
    var cancelled = cancel(order.id());

    assertThat(cancelled.payments().getFirst())
        .extracting(Payment::refunded, Payment::expired)
        .containsExactly(credits(21), credits(5));
    assertThat(account().posted()).isEqualTo(110);
    assertThat(account().lots().all())
        .extracting(Lot::terms, Lot::free)
        .containsExactly(tuple(LATE, 10L));
  }

  @Test
  void takeFurtherLotsWhenTheyGrowAndGiveBackWhatBurnsLast() {
    clerk.grant(account().id(), 25, LATE);
    var order = clerk.order(ann, tea, 3);
    clerk.grant(account().id(), 5, SOON);

    var _ = Clerk.done(OrderCalls.in(shop).edit(order.id(), new Wish(tea, 5, null)));
    assertThat(holdOf(order).shares()).extracting(Hold.Share::held).containsExactly(5L, 25L);
    assertThat(account().baseHeld()).isEqualTo(5);

    var _ = Clerk.done(OrderCalls.in(shop).edit(order.id(), new Wish(tea, 4, null)));
    assertThat(holdOf(order).shares()).extracting(Hold.Share::held).containsExactly(5L, 23L);
    assertThat(account().baseHeld()).isZero();
  }

  private Order takeBack(Order order, long pieces) {
    var named = new Named(order.lines().getFirst().id(), pieces, null);
    return Clerk.done(OrderCalls.in(shop).takeBack(order.id(), named));
  }

  /** The transfer that made the newest entry of the account. */
  private Transfer refundOf(Order order) {
    var newest =
        shop.credit()
            .entries()
            .entries(
                Actor.SYSTEM, order.payments().getFirst().account(), Period.ALWAYS, Slice.first(1))
            .orElseThrow()
            .items()
            .getFirst();
    return shop.credit().queries().transfer(Actor.SYSTEM, newest.transfer()).orElseThrow();
  }

  private Order cancel(OrderId order) {
    var request = new CancelOrder.Request(order, null, null);
    return Clerk.done(shop.ordering().cancelOrder().cancel(Calls.aCall(), request));
  }

  private Order fulfil(OrderId order) {
    var request = new FulfilOrder.Request(order, null, null);
    return Clerk.done(shop.ordering().fulfilOrder().fulfil(Calls.aCall(), request));
  }

  private Hold holdOf(Order order) {
    var hold = order.payments().getFirst().hold();
    return shop.holds().queries().hold(Actor.SYSTEM, hold).orElseThrow();
  }

  private CustomerAccount account() {
    return new Given(ports.all()).stored(clerk.accountOf(ann).id());
  }
}

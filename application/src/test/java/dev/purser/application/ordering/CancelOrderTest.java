package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.Period;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.shared.FreshIds;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelOrderTest {
  private final Shop shop = Shop.over(new InMemoryPorts().all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void givesStockAndCreditsBack() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var order = clerk.order(ann, tea, 3);

    var cancelled = Clerk.done(cancel(order.id()));

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.cancellationReason()).isEqualTo("too late");
    assertThat(cancelled.payments().getFirst().held()).isEqualTo(credits(0));
    assertThat(clerk.stockOf(tea).sellable()).isEqualTo(10);
    assertThat(clerk.accountOf(ann).available()).isEqualTo(100);
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, order.id())).contains(cancelled);
  }

  @Test
  void leavesNoEntryInTheLedger() {
    var ann = clerk.customerWith(100);
    var order = clerk.order(ann, clerk.productWith(10, 7), 3);
    var before = entriesOf(ann);

    var _ = Clerk.done(cancel(order.id()));

    assertThat(entriesOf(ann)).isEqualTo(before);
  }

  @Test
  void letsOthersBuyWhatWasGivenBack() {
    var tea = clerk.productWith(3, 7);
    var order = clerk.order(clerk.customerWith(100), tea, 3);

    var _ = Clerk.done(cancel(order.id()));

    assertThat(clerk.order(clerk.customerWith(100), tea, 3).status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void happensOnceForItsKey() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    var call = Calls.aCall();

    var first = cancel(call, order.id());
    var second = cancel(call, order.id());

    assertThat(second).isEqualTo(new Reply.Done<>(Clerk.done(first), true));
  }

  @Test
  void isRefusedUnlessOrderIsPlaced() {
    var tea = clerk.productWith(10, 7);
    var cancelled = clerk.order(clerk.customerWith(100), tea, 3);
    var fulfilled = clerk.order(clerk.customerWith(100), tea, 3);
    var _ = Clerk.done(cancel(cancelled.id()));
    var _ =
        Clerk.done(
            shop.ordering()
                .fulfilOrder()
                .fulfil(Calls.aCall(), new FulfilOrder.Request(fulfilled.id(), null)));

    assertRefused(cancel(cancelled.id()), "illegal-transition at ");
    assertRefused(cancel(fulfilled.id()), "illegal-transition at ");
  }

  @Test
  void findsNoOrderThatDoesNotExist() {
    assertThat(cancel(new OrderId(FreshIds.next()))).isEqualTo(new Reply.NotFound<>());
  }

  private List<Entry> entriesOf(CustomerId customer) {
    var account = clerk.accountOf(customer).id();
    var page =
        shop.credit()
            .entries()
            .entries(Actor.SYSTEM, account, Period.ALWAYS, Slice.first(Page.MAX_LIMIT));
    return page.orElseThrow().items();
  }

  private Reply<Order> cancel(OrderId order) {
    return cancel(Calls.aCall(), order);
  }

  private Reply<Order> cancel(Call call, OrderId order) {
    return shop.ordering().cancelOrder().cancel(call, new CancelOrder.Request(order, "too late"));
  }
}

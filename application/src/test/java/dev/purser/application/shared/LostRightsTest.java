package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.TransferCredits;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.ordering.OrderCalls;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.writepath.AnswerRetention;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amounts;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever has lost a right is not told again what they did with it for others. */
class LostRightsTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final String somebody = FreshIds.next().toString();

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void placedOrdersOfOthersAreNotToldAgain() {
    var request =
        new PlaceOrder.Request(
            clerk.customerWith(100),
            List.of(new Wish(clerk.productWith(10, 7), 3, null)),
            null,
            true,
            CaptureMode.ON_FULFILMENT,
            ShipTo.NONE,
            Attributes.NONE);

    requireToldWhileTheRightLasts(call -> shop.ordering().placeOrder().place(call, request));
  }

  @Test
  void cancelledOrdersOfOthersAreNotToldAgain() {
    var order = clerk.order(clerk.customerWith(100), clerk.productWith(10, 7), 3);
    var request = new CancelOrder.Request(order.id(), null, null);

    requireToldWhileTheRightLasts(call -> shop.ordering().cancelOrder().cancel(call, request));
  }

  @Test
  void stepsOfOrdersOfOthersAreNotToldAgain() {
    var tea = clerk.productWith(30, 7);
    var ann = clerk.customerWith(1_000);
    var orders = OrderCalls.in(shop);
    var wish = new Wish(tea, 3, null);
    var reserved = Clerk.done(orders.reserve(ann, CaptureMode.ON_FULFILMENT, wish)).id();
    var placed = clerk.order(ann, tea, 3).id();

    requireToldWhileTheRightLasts(call -> orders.under(call).confirm(reserved));
    requireToldWhileTheRightLasts(call -> orders.under(call).edit(placed, wish));
  }

  @Test
  void transfersBetweenOthersAreNotToldAgain() {
    var from = clerk.accountOf(clerk.customerWith(100)).id();
    var to = clerk.accountOf(clerk.customer()).id();
    var leg = new Leg(from, to, Amounts.credits(5));
    var request = new TransferCredits.Request(List.of(leg), false, null, Attributes.NONE);

    requireToldWhileTheRightLasts(call -> shop.credit().transferCredits().transfer(call, request));
  }

  private <O> void requireToldWhileTheRightLasts(Function<Call, Reply<O>> command) {
    var first = Calls.aCall();
    var asAdmin = as(Role.ADMIN, first);
    var asCustomer = as(Role.CUSTOMER, first);
    assertThat(command.apply(asAdmin)).isInstanceOf(Reply.Done.class);

    assertThat(command.apply(asAdmin)).isInstanceOf(Reply.Done.class);
    assertThat(command.apply(asCustomer)).isInstanceOf(Reply.KeyReused.class);

    ports.clock().advance(AnswerRetention.KEPT.plus(Duration.ofDays(1)));
    var _ =
        new AnswerRetention(ports.all().records(), ports.all().transactions(), ports.all().clock())
            .forgetSome();
    assertThat(command.apply(asCustomer)).isInstanceOf(Reply.KeyReused.class);
  }

  private Call as(Role role, Call call) {
    return new Call(new Actor(somebody, role), call.key(), call.fingerprint());
  }
}

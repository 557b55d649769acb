package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What somebody does with orders; naming no lines means all of them, as for the service. */
public record OrderCalls(Shop shop, Supplier<Call> calls) {

  /** By the service itself, each under a key of its own. */
  public static OrderCalls in(Shop shop) {
    return new OrderCalls(shop, Calls::aCall);
  }

  /** The same by somebody else. */
  public OrderCalls as(Actor actor) {
    return new OrderCalls(
        shop,
        () -> {
          var call = Calls.aCall();
          return new Call(actor, call.key(), call.fingerprint());
        });
  }

  /** The same under one key. */
  public OrderCalls under(Call call) {
    return new OrderCalls(shop, () -> call);
  }

  public Reply<Order> place(CustomerId customer, CaptureMode capture, Wish... lines) {
    return place(customer, capture, true, lines);
  }

  /** Places an order that waits to be confirmed. */
  public Reply<Order> reserve(CustomerId customer, CaptureMode capture, Wish... lines) {
    return place(customer, capture, false, lines);
  }

  public Reply<Order> confirm(OrderId order) {
    return shop.ordering().confirmOrder().confirm(calls.get(), order);
  }

  /** Makes it one of these lines. */
  public Reply<Order> edit(OrderId order, Wish... lines) {
    return edit(order, Precondition.ANY, lines);
  }

  public Reply<Order> edit(OrderId order, Precondition precondition, Wish... lines) {
    return edit(order, precondition, EditOrder.Changes.of(List.of(lines)));
  }

  public Reply<Order> edit(OrderId order, Precondition precondition, EditOrder.Changes changes) {
    return shop.ordering().editOrder().edit(calls.get(), order, precondition, changes);
  }

  public Reply<Order> fulfil(OrderId order, Named... lines) {
    var request = new FulfilOrder.Request(order, named(lines), null);
    return shop.ordering().fulfilOrder().fulfil(calls.get(), request);
  }

  public Reply<Order> cancel(OrderId order, Named... lines) {
    var request = new CancelOrder.Request(order, named(lines), "too late");
    return shop.ordering().cancelOrder().cancel(calls.get(), request);
  }

  /** Takes back what can be sold again, to where it came from. */
  public Reply<Order> takeBack(OrderId order, Named... lines) {
    return takeBack(order, null, true, lines);
  }

  public Reply<Order> takeBack(
      OrderId order, @Nullable LocationCode location, boolean restock, Named... lines) {
    var request = new ReturnOrder.Request(order, named(lines), location, restock, "too bitter");
    return shop.ordering().returnOrder().takeBack(calls.get(), request);
  }

  private Reply<Order> place(
      CustomerId customer, CaptureMode capture, boolean confirm, Wish... lines) {
    var request =
        new PlaceOrder.Request(
            customer, List.of(lines), null, confirm, capture, ShipTo.NONE, Attributes.NONE);
    return shop.ordering().placeOrder().place(calls.get(), request);
  }

  private static @Nullable List<Named> named(Named... lines) {
    return lines.length == 0 ? null : List.of(lines);
  }
}

package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class StoredOrders implements OrderQueries {
  private final Orders orders;
  private final OrderHistory history;
  private final Transactions transactions;

  StoredOrders(Orders orders, OrderHistory history, Transactions transactions) {
    this.orders = orders;
    this.history = history;
    this.transactions = transactions;
  }

  /** A snapshot, because an order is read by several statements. */
  @Override
  public Optional<Order> find(Actor actor, OrderId id) {
    actor.requireKnown();
    return transactions.snapshot(() -> reached(actor, id));
  }

  @Override
  public Optional<Page<OrderChange, Long>> history(Actor actor, OrderId id, Slice<Long> slice) {
    actor.requireKnown();
    return transactions.snapshot(() ->
        reached(actor, id)
            .map(_ ->
                Page.of(
                    slice, history.of(id, slice), OrderChange::version, () -> history.count(id))));
  }

  private Optional<Order> reached(Actor actor, OrderId id) {
    return Optional.ofNullable(orders.load(Set.of(id)).get(id))
        .filter(order -> actor.mayReach(Right.READ_ALL, order.customer().value()));
  }

  @Override
  public Page<Order, OrderId> list(
      Actor actor, @Nullable CustomerId customer, Slice<OrderId> slice) {
    actor.requireKnown();
    if (customer != null && !actor.mayReach(Right.READ_ALL, customer.value())) {
      return Page.empty();
    }
    var buyer = actor.has(Right.READ_ALL) ? customer : new CustomerId(actor.self());
    return transactions.snapshot(() -> {
      var ids = orders.list(buyer, slice);
      var page = Page.of(slice, ids, id -> id, () -> orders.count(buyer));
      var loaded = orders.load(new LinkedHashSet<>(page.items()));
      var items = page.items().stream().map(loaded::get).filter(Objects::nonNull).toList();
      return page.showing(items);
    });
  }
}

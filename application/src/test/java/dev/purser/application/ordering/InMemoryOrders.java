package dev.purser.application.ordering;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders in memory. */
public final class InMemoryOrders implements Orders {
  private final InMemoryStore.Table<OrderId, Order> orders;

  public InMemoryOrders(InMemoryStore store) {
    this.orders = store.table("orders");
  }

  @Override
  public Set<OrderId> lock(Set<OrderId> keys, LockWait wait) {
    return orders.lock(keys, wait);
  }

  @Override
  public Map<OrderId, Order> load(Set<OrderId> keys) {
    return orders.findAll(keys);
  }

  @Override
  public boolean needsLock(Order value) {
    return true;
  }

  @Override
  public Instant changedAt(Order value) {
    return value.changedAt();
  }

  @Override
  public void insert(Collection<Order> created) {
    created.forEach(order -> orders.insert(order.id(), order));
  }

  @Override
  public void update(Collection<Order> changed) {
    changed.forEach(order -> orders.update(order.id(), order));
  }

  @Override
  public List<OrderId> list(@Nullable CustomerId customer, Slice<OrderId> slice) {
    var before = slice.position();
    return of(customer)
        .filter(id -> before == null || id.value().compareTo(before.value()) < 0)
        .sorted(Comparator.<OrderId, UUID>comparing(OrderId::value).reversed())
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(@Nullable CustomerId customer) {
    return of(customer).count();
  }

  private Stream<OrderId> of(@Nullable CustomerId customer) {
    return orders
        .values()
        .filter(order -> customer == null || order.customer().equals(customer))
        .map(Order::id);
  }

  /** What they tell of who bought. */
  public BuyerTraces traces() {
    return new Traces();
  }

  public Collection<Order> all() {
    return orders.values().toList();
  }

  private final class Traces implements BuyerTraces {
    @Override
    public List<OrderId> lock(CustomerId customer, @Nullable OrderId after, int limit) {
      return orders
          .values()
          .filter(order -> order.customer().equals(customer))
          .map(Order::id)
          .filter(id -> after == null || id.value().compareTo(after.value()) > 0)
          .sorted(Comparator.comparing(OrderId::value))
          .limit(limit)
          .toList();
    }

    @Override
    public void remove(Collection<OrderId> ids, Instant now) {
      orders.findAll(ids).values().stream()
          .filter(order -> !order.equals(bare(order, order.changedAt(), order.version())))
          .forEach(order -> orders.update(order.id(), bare(order, now, order.version() + 1)));
    }

    private static Order bare(Order order, Instant changedAt, long version) {
      return new Order(
          order.id(),
          order.number(),
          order.customer(),
          order.status(),
          order.lines(),
          order.total(),
          order.payments(),
          order.fulfilments().stream()
              .map(f -> new Fulfilment(f.id(), f.lines(), null, f.at()))
              .toList(),
          null,
          ShipTo.NONE,
          Attributes.NONE,
          order.placedAt(),
          changedAt,
          version);
    }
  }
}

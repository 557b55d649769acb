package dev.purser.application.ordering;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Fulfilment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderReturn;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /** Those that were edited, in the same table. */
  public OrderEdits edits() {
    return this::update;
  }

  /** Which of them are due. */
  public DueOrders due() {
    var order =
        Comparator.comparing(DueOrders.Due::deadline).thenComparing(due -> due.order().value());
    return (now, after, limit) ->
        orders
            .values()
            .filter(one -> one.isDue(now))
            .map(one -> new DueOrders.Due(one.id(), Objects.requireNonNull(one.deadline())))
            .filter(due -> after == null || order.compare(due, after) > 0)
            .sorted(order)
            .limit(limit)
            .toList();
  }

  /** What of the stock they claim. */
  public StockClaims claims() {
    return (stock, limit) ->
        stock.stream()
            .distinct()
            .filter(key -> claims(key).findAny().isPresent())
            .collect(Collectors.toMap(key -> key, key -> claims(key).limit(limit).toList()));
  }

  private Stream<StockClaim> claims(StockKey key) {
    return orders
        .values()
        .sorted(Comparator.comparing(order -> order.id().value()))
        .map(order ->
            new StockClaim(
                order.id().value(), order.number(), claimed(order, key), order.deadline()))
        .filter(claim -> claim.quantity() > 0);
  }

  /** How many pieces of a stock item the order has allocated. */
  public static long claimed(Order order, StockKey key) {
    return order.lines().stream()
        .flatMap(line ->
            line.allocations().stream()
                .filter(allocation -> line.stockAt(allocation.location()).equals(key)))
        .mapToLong(Allocation::quantity)
        .sum();
  }

  /** What they and their history tell of who bought. */
  public BuyerTraces traces(InMemoryOrderHistory history) {
    return new Traces(history);
  }

  public Collection<Order> all() {
    return orders.values().toList();
  }

  private final class Traces implements BuyerTraces {
    private final InMemoryOrderHistory history;

    Traces(InMemoryOrderHistory history) {
      this.history = history;
    }

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
      for (var order : orders.findAll(ids).values()) {
        var told = history.forgetReasons(order.id());
        var bare = bare(order, order.changedAt(), order.version());
        if (told || !order.equals(bare)) {
          var at = now.isAfter(order.changedAt()) ? now : order.changedAt();
          orders.update(order.id(), bare(order, at, order.version() + 1));
        }
      }
    }

    private static Order bare(Order order, Instant changedAt, long version) {
      return new Order(
          order.id(),
          order.number(),
          order.customer(),
          order.status(),
          order.capture(),
          order.lines(),
          order.adjustments(),
          order.total(),
          order.payments(),
          order.fulfilments().stream()
              .map(f -> new Fulfilment(f.id(), f.lines(), null, f.at()))
              .toList(),
          order.returns().stream()
              .map(r ->
                  new OrderReturn(
                      r.id(), r.lines(), r.restock(), null, r.refunded(), r.expired(), r.at()))
              .toList(),
          ShipTo.NONE,
          Attributes.NONE,
          order.placedAt(),
          order.deadline(),
          changedAt,
          version);
    }
  }
}

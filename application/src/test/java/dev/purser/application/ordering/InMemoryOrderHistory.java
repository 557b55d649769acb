package dev.purser.application.ordering;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The changes of orders in memory. */
public final class InMemoryOrderHistory implements OrderHistory {
  private final InMemoryStore.Table<Version, OrderChange> changes;

  public InMemoryOrderHistory(InMemoryStore store) {
    this.changes = store.table("order changes");
  }

  @Override
  public void append(List<OrderChange> added) {
    added.forEach(change -> changes.insert(Version.of(change), change));
  }

  @Override
  public List<OrderChange> of(OrderId order, Slice<Long> slice) {
    var after = slice.position();
    return of(order)
        .filter(change -> after == null || change.version() > after)
        .sorted(Comparator.comparing(OrderChange::version))
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(OrderId order) {
    return of(order).count();
  }

  public Collection<OrderChange> all() {
    return changes.values().toList();
  }

  /** Whether there were any. */
  boolean forgetReasons(OrderId order) {
    var told = of(order).filter(change -> change.reason() != null).toList();
    told.forEach(change -> changes.update(Version.of(change), withoutReason(change)));
    return !told.isEmpty();
  }

  private Stream<OrderChange> of(OrderId order) {
    return changes.values().filter(change -> change.order().equals(order));
  }

  private static OrderChange withoutReason(OrderChange change) {
    return new OrderChange(
        change.order(),
        change.version(),
        change.kind(),
        change.by(),
        null,
        change.lines(),
        change.total(),
        change.held(),
        change.captured(),
        change.refunded(),
        change.expired(),
        change.at());
  }
}

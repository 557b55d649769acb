package dev.purser.application.ordering;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderId;
import java.util.List;

/** Every change of every order. */
public interface OrderHistory extends Source.Appendable<OrderHistory.Version, OrderChange> {

  /** The changes of an order, the oldest first; a position is the version after one. */
  List<OrderChange> of(OrderId order, Slice<Long> slice);

  long count(OrderId order);

  /** An order in one of its versions. */
  record Version(OrderId order, long version) {
    static Version of(OrderChange change) {
      return new Version(change.order(), change.version());
    }
  }
}

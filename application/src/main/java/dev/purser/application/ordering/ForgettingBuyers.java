package dev.purser.application.ordering;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.ErasedOwners;
import dev.purser.application.shared.writepath.IdempotencyRecords;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.OrderId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Removes from somebody's orders, and from the answers that are kept for repeated requests, what
 * tells who they were. What was ordered, shipped and paid stays.
 */
final class ForgettingBuyers implements ErasedOwners {
  /** How many orders one transaction touches at the most. */
  private static final int AT_ONCE = 200;

  private final BuyerTraces traces;
  private final IdempotencyRecords records;
  private final Clock clock;

  ForgettingBuyers(BuyerTraces traces, IdempotencyRecords records, Clock clock) {
    this.traces = traces;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public @Nullable UUID forgetSome(UUID owner, @Nullable UUID after) {
    var position = after == null ? null : new OrderId(after);
    var orders = traces.lock(new CustomerId(owner), position, AT_ONCE);
    if (!orders.isEmpty()) {
      traces.remove(orders, clock.now());
      records.forgetOutcomesOf(orders.stream().map(OrderId::value).toList());
    }
    return orders.size() < AT_ONCE ? null : orders.getLast().value();
  }
}

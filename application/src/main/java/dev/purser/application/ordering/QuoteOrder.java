package dev.purser.application.ordering;

import dev.purser.application.shared.Actor;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what placing an order would come to: the very decision, over what it would be decided on,
 * without writing anything. On the same state of the books a quote and an order agree.
 */
public interface QuoteOrder {
  /** What it would come to, with everything that would stand in the way. */
  Quote quote(Actor actor, Request request);

  /**
   * What would be ordered.
   *
   * @param lines 1 to {@link Order#MAX_LINES}
   * @param account who would pay; null for the customer's account in the default asset
   */
  record Request(CustomerId customer, List<Wish> lines, @Nullable AccountId account) {
    public Request {
      lines = List.copyOf(lines);
    }
  }
}

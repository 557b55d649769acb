package dev.purser.application.ordering;

import dev.purser.application.shared.Change;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes an order of which nothing was shipped. New lines replace all lines: they are priced and
 * allocated as if they were placed now, with what the old ones had claimed, and the payer pays the
 * difference or gets it back; all of it, or nothing changes. Customers edit their own orders,
 * whoever may {@link dev.purser.application.shared.Right#ORDER_FOR_OTHERS} everybody's.
 *
 * <p>Refused with {@code illegal-transition} unless the order is reserved or placed, and otherwise
 * as in {@link PlaceOrder}; and with {@code too-many-attributes} when more would be noted with it
 * than may.
 */
public interface EditOrder {
  /** {@link Reply.Stale} unless the order is in a version that the precondition names. */
  Reply<Order> edit(Call call, OrderId order, Precondition precondition, Changes changes);

  /**
   * What changes. Where it goes and what is noted are changed name by name, as in a merge patch:
   * names without a value go, and null instead of all names removes everything.
   *
   * @param lines 1 to {@link Order#MAX_LINES}; null for what there is
   */
  record Changes(
      @Nullable List<Wish> lines,
      Change<@Nullable Map<String, @Nullable String>> shipTo,
      Change<@Nullable Map<String, @Nullable Object>> metadata) {
    /** Written out, because what a short form says of null in maps is lost to other modules. */
    public Changes(
        @Nullable List<Wish> lines,
        Change<@Nullable Map<String, @Nullable String>> shipTo,
        Change<@Nullable Map<String, @Nullable Object>> metadata) {
      this.lines = lines == null ? null : List.copyOf(lines);
      this.shipTo = shipTo;
      this.metadata = metadata;
    }

    /** Other lines, and everything else as it is. */
    public static Changes of(List<Wish> lines) {
      return new Changes(lines, Change.keep(), Change.keep());
    }

    ShipTo over(ShipTo before) {
      return shipTo.map(patch -> patch == null ? ShipTo.NONE : before.patched(patch)).over(before);
    }

    Attributes over(Attributes before) {
      return metadata
          .map(patch -> patch == null ? Attributes.NONE : before.patched(patch))
          .over(before);
    }
  }
}

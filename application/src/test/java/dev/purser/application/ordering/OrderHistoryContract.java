package dev.purser.application.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderChange.Kind;
import dev.purser.domain.ordering.OrderChange.Pieces;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The changes of an order are told as they were made, the oldest first. */
public abstract class OrderHistoryContract extends PortsContract {

  @Test
  void tellsEveryKindOfChangeAsItWasMade() {
    var order = given().order(given().customer());
    var all = new ArrayList<OrderChange>();
    for (var kind : Kind.values()) {
      all.add(change(order, all.size() + 1L, kind, kind == Kind.RETURNED ? UNICODE : null));
    }

    change(() -> history().append(all));

    assertThat(of(order.id(), null, 100)).isEqualTo(all);
  }

  @Test
  void tellsOfPiecesWhoseLinesAreGone() {
    var order = given().order(given().customer());
    var gone = new Pieces(new OrderLineId(FreshIds.next()), new Sku("gone"), Amount.MAX);
    var change =
        new OrderChange(
            order.id(),
            1,
            Kind.EDITED,
            UNICODE,
            null,
            List.of(gone, gone),
            order.total(),
            -Amount.MAX,
            Amount.MAX,
            Amount.MAX,
            Amount.MAX,
            Moments.EVENING);

    change(() -> history().append(List.of(change)));

    assertThat(of(order.id(), null, 1)).containsExactly(change);
  }

  @Test
  void tellsThemPageByPage() {
    var order = given().order(given().customer());
    var other = given().order(given().customer());
    var all = new ArrayList<OrderChange>();
    for (var version = 1L; version <= 4; version++) {
      all.add(change(order, version, Kind.EDITED, null));
    }
    var others = change(other, 1, Kind.PLACED, null);

    change(() -> history().append(all));
    change(() -> history().append(List.of(others)));

    assertThat(of(order.id(), null, 3)).isEqualTo(all.subList(0, 3));
    assertThat(of(order.id(), 3L, 3)).isEqualTo(all.subList(3, 4));
    assertThat(read(() -> history().of(order.id(), new Slice.Numbered<>(2, 2))))
        .isEqualTo(all.subList(2, 4));
    assertThat(read(() -> history().count(order.id()))).isEqualTo(4);
    assertThat(of(other.id(), null, 3)).containsExactly(others);
    assertThat(read(() -> history().count(new OrderId(FreshIds.next())))).isZero();
  }

  @Test
  void hasOneChangePerVersion() {
    var order = given().order(given().customer());
    var placed = change(order, 1, Kind.PLACED, null);
    change(() -> history().append(List.of(placed)));

    Assertions.assertThatThrownBy(() -> change(() -> history().append(List.of(placed))))
        .isInstanceOf(TransactionFault.ConstraintViolated.class);
    assertThat(of(order.id(), null, 3)).containsExactly(placed);
  }

  private static OrderChange change(Order order, long version, Kind kind, @Nullable String reason) {
    return new OrderChange(
        order.id(),
        version,
        kind,
        "somebody",
        reason,
        order.lines().stream().map(line -> new Pieces(line.id(), line.sku(), version)).toList(),
        order.total(),
        -version,
        version,
        2 * version,
        3 * version,
        Moments.EVENING);
  }

  private List<OrderChange> of(OrderId order, @Nullable Long after, int limit) {
    var slice = Slice.after(after, limit);
    var read = read(() -> history().of(order, slice));
    return Page.of(slice, read, OrderChange::version, () -> 0).items();
  }

  private OrderHistory history() {
    return ports().ordering().history();
  }
}

package dev.purser.application.ordering;

import static dev.purser.domain.ordering.OrderBuilder.anOrder;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLife;
import dev.purser.domain.shared.Moments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What orders are edited to replaces what they were of. */
public abstract class OrderEditsContract extends PortsContract {
  private static final LocationCode WEST = new LocationCode("WEST");

  private static final Adjustment DISCOUNT =
      new Adjustment(Adjustment.Kind.DISCOUNT, "loyal", UNICODE, credits(-1));

  private static final Adjustment FEE =
      new Adjustment(Adjustment.Kind.FEE, "gift-wrap", "Gift wrap", credits(2));

  @Test
  void replaceLinesAllocationsAdjustmentsAndWhatIsSentWithThem() {
    var tea = given().offer();
    var pots = given().offer();
    var before =
        given()
            .order(
                given().customer(),
                order -> order.withLine(tea, 2).withLine(pots, 1).with(DISCOUNT).with(FEE));
    var other = given().order(given().customer());
    var content =
        anOrder()
            .withLine(pots, Map.of(new StockKey(pots.sku(), WEST), 7L))
            .with(FEE)
            .shippedTo(UNICODE_ADDRESS)
            .with(UNICODE_ATTRIBUTES)
            .content();
    var after = OrderLife.edited(before, content, Moments.EVENING);

    edit(after, after);

    assertThat(load(before.id())).isEqualTo(after);
    assertThat(load(other.id())).isEqualTo(other);
    assertThat(
            read(() ->
                ports()
                    .ordering()
                    .claims()
                    .of(List.of(new StockKey(tea.sku(), LocationCode.MAIN)), 1)))
        .isEmpty();
  }

  @Test
  void leaveLinesThatStayAsTheyAre() {
    var before = given().order(given().customer(), order -> order.shippedTo(UNICODE_ADDRESS));
    var first = before.lines().getFirst();
    var fewer = OrderLife.cancelled(before, List.of(OrderLife.pieces(first, 1)), Moments.NOON);
    var content =
        new Order.Content(
            fewer.lines(),
            fewer.adjustments(),
            fewer.total(),
            anOrder().build().shipTo(),
            UNICODE_ATTRIBUTES);
    var described = OrderLife.edited(fewer, content, Moments.EVENING);
    change(() -> ports().orders().update(List.of(fewer)));

    edit(described, described);

    assertThat(load(before.id())).isEqualTo(described);
  }

  @Test
  void areFollowedByWhatElseBecomesOfTheOrderAtOnce() {
    var tea = given().offer();
    var before = given().order(given().customer());
    var edited = OrderLife.edited(before, anOrder().withLine(tea, 5).content(), Moments.EVENING);
    var shipped = OrderLife.fulfilled(edited, "T-1", Moments.EVENING);

    edit(edited, shipped);

    assertThat(load(before.id())).isEqualTo(shipped);
  }

  /** As the write path does it. */
  private void edit(Order edited, Order last) {
    change(() -> {
      ports().ordering().edits().append(List.of(edited));
      ports().orders().update(List.of(last));
    });
  }

  private Order load(OrderId id) {
    return read(() -> ports().orders().load(Set.of(id))).get(id);
  }
}

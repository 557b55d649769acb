package dev.purser.application.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.testing.PortsContract;
import dev.purser.domain.catalog.Offer;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderLife;
import dev.purser.domain.shared.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is claimed of the stock is told by the orders that claim it, the oldest first. */
public abstract class StockClaimsContract extends PortsContract {
  private static final LocationCode WEST = new LocationCode("WEST");

  @Test
  void tellWhichOrdersClaimHowMuchUntilWhen() {
    var tea = given().offer();
    var main = new StockKey(tea.sku(), LocationCode.MAIN);
    var west = new StockKey(tea.sku(), WEST);
    var deadline = Moments.EVENING;
    var placed =
        given()
            .order(
                given().customer(),
                order -> order.withLine(tea, Map.of(main, 2L, west, 3L)).withLine(tea, 5));
    var reserved =
        given().order(given().customer(), order -> order.withLine(tea, 1).reservedUntil(deadline));
    var unclaimed = given().stock();

    assertThat(read(() -> claims().of(List.of(main, west, unclaimed), 10)))
        .isEqualTo(
            Map.of(
                main,
                oldestFirst(
                    new StockClaim(placed.id().value(), placed.number(), 7, null),
                    new StockClaim(reserved.id().value(), reserved.number(), 1, deadline)),
                west,
                List.of(new StockClaim(placed.id().value(), placed.number(), 3, null))));
  }

  @Test
  void tellOnlyWhatIsOpen() {
    var tea = given().offer();
    var main = new StockKey(tea.sku(), LocationCode.MAIN);
    var shipped = placed(tea, 5);
    var cancelled = placed(tea, 5);
    var gone = placed(tea, 5);
    var changed =
        List.of(
            OrderLife.fulfilled(
                shipped,
                List.of(OrderLife.pieces(shipped.lines().getFirst(), 3)),
                null,
                Moments.EVENING),
            OrderLife.cancelled(
                cancelled,
                List.of(OrderLife.pieces(cancelled.lines().getFirst(), 1)),
                Moments.EVENING),
            OrderLife.cancelled(gone, Moments.EVENING));

    change(() -> ports().orders().update(changed));

    assertThat(read(() -> claims().of(List.of(main), 10)).get(main))
        .isEqualTo(
            oldestFirst(
                new StockClaim(shipped.id().value(), shipped.number(), 2, null),
                new StockClaim(cancelled.id().value(), cancelled.number(), 4, null)));
  }

  @Test
  void tellTheOldestOfEachItemWhereThereAreMany() {
    var tea = given().offer();
    var pots = given().offer();
    var all = new ArrayList<StockClaim>();
    for (var pieces = 1; pieces <= 4; pieces++) {
      var order = placed(tea, pieces);
      all.add(new StockClaim(order.id().value(), order.number(), pieces, null));
    }
    var other = placed(pots, 9);
    var ofTea = new StockKey(tea.sku(), LocationCode.MAIN);
    var ofPots = new StockKey(pots.sku(), LocationCode.MAIN);

    assertThat(read(() -> claims().of(List.of(ofTea, ofPots), 3)))
        .isEqualTo(
            Map.of(
                ofTea,
                oldestFirst(all.toArray(StockClaim[]::new)).subList(0, 3),
                ofPots,
                List.of(new StockClaim(other.id().value(), other.number(), 9, null))));
    assertThat(read(() -> claims().of(List.of(), 3))).isEmpty();
  }

  private Order placed(Offer offer, long quantity) {
    return given().order(given().customer(), order -> order.withLine(offer, quantity));
  }

  private static List<StockClaim> oldestFirst(StockClaim... claims) {
    return List.of(claims).stream().sorted(Comparator.comparing(StockClaim::order)).toList();
  }

  private StockClaims claims() {
    return ports().ordering().claims();
  }
}

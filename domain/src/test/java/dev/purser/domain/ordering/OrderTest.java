package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.ordering.OrderBuilder.anOrder;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Fulfilment.ShippedLine;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  private static final FulfilmentId FULFILMENT = new FulfilmentId(FreshIds.next());

  @Test
  void beginsPlacedWithEverythingOpen() {
    var order =
        anOrder()
            .withLine(anOffer().at(credits(5)).build(), 2)
            .withLine(anOffer().of("pot").at(credits(30)).build(), 1)
            .placedAt(NOON)
            .build();

    assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(order.total()).isEqualTo(credits(40));
    assertThat(order.version()).isEqualTo(1);
    assertThat(order.placedAt()).isEqualTo(order.changedAt()).isEqualTo(NOON);
    assertThat(order.payments())
        .extracting(Payment::held, Payment::captured)
        .containsExactly(tuple(credits(40), credits(0)));
    assertThat(order.lines()).allMatch(line -> line.fulfilled() + line.cancelled() == 0);
    assertThat(order.fulfilments()).isEmpty();
  }

  @Test
  void shipsAndCapturesEverythingWhenItIsFulfilled() {
    var order = anOrder().withLine(anOffer().build(), 2).withLine(anOffer().build(), 3).build();

    var fulfilled = order.fulfil(FULFILMENT, "parcel 7", EVENING);

    var shipped =
        List.of(
            new ShippedLine(order.lines().getFirst().id(), 2),
            new ShippedLine(order.lines().getLast().id(), 3));
    assertThat(fulfilled.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(fulfilled.lines()).allMatch(line -> line.fulfilled() == line.quantity());
    assertThat(fulfilled.payments()).allMatch(payment -> payment.held().minorUnits() == 0);
    assertThat(fulfilled.payments().getFirst().captured()).isEqualTo(order.total());
    assertThat(fulfilled.fulfilments())
        .containsExactly(new Fulfilment(FULFILMENT, shipped, "parcel 7", EVENING));
    assertThat(fulfilled.changedAt()).isEqualTo(EVENING);
    assertThat(fulfilled.placedAt()).isEqualTo(order.placedAt());
    assertThat(fulfilled.version()).isEqualTo(2);
  }

  @Test
  void givesEverythingBackWhenItIsCancelled() {
    var order = anOrder().build();

    var cancelled = order.cancel("too late", EVENING);

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.lines()).allMatch(line -> line.cancelled() == line.quantity());
    assertThat(cancelled.lines()).allMatch(line -> line.fulfilled() == 0);
    assertThat(cancelled.payments().getFirst().held()).isEqualTo(credits(0));
    assertThat(cancelled.payments().getFirst().captured()).isEqualTo(credits(0));
    assertThat(cancelled.cancellationReason()).isEqualTo("too late");
    assertThat(cancelled.changedAt()).isEqualTo(EVENING);
    assertThat(cancelled.version()).isEqualTo(2);
  }

  @Test
  void refusesEveryStepAfterItsLast() {
    var fulfilled = anOrder().fulfilled();
    var cancelled = anOrder().cancelled();

    assertRefused(
        () -> fulfilled.fulfil(FULFILMENT, null, EVENING),
        illegal(OrderStatus.FULFILLED, OrderStatus.FULFILLED));
    assertRefused(
        () -> fulfilled.cancel(null, EVENING),
        illegal(OrderStatus.FULFILLED, OrderStatus.CANCELLED));
    assertRefused(
        () -> cancelled.fulfil(FULFILMENT, null, EVENING),
        illegal(OrderStatus.CANCELLED, OrderStatus.FULFILLED));
    assertRefused(
        () -> cancelled.cancel(null, EVENING),
        illegal(OrderStatus.CANCELLED, OrderStatus.CANCELLED));
  }

  @ParameterizedTest
  @CsvSource({
    "PLACED, PLACED, false",
    "PLACED, FULFILLED, true",
    "PLACED, CANCELLED, true",
    "FULFILLED, PLACED, false",
    "FULFILLED, FULFILLED, false",
    "FULFILLED, CANCELLED, false",
    "CANCELLED, PLACED, false",
    "CANCELLED, FULFILLED, false",
    "CANCELLED, CANCELLED, false"
  })
  void goesFromPlacedToOneOfItsEndsAndNowhereElse(
      OrderStatus from, OrderStatus to, boolean possible) {
    assertThat(from.canBecome(to)).isEqualTo(possible);
  }

  @Test
  void hasOneToHundredLines() {
    var most = anOrder();
    IntStream.range(0, Order.MAX_LINES).forEach(n -> most.withLine(anOffer().build(), 1));
    var tooMany = anOrder();
    IntStream.rangeClosed(0, Order.MAX_LINES).forEach(n -> tooMany.withLine(anOffer().build(), 1));

    assertThat(most.build().lines()).hasSize(100);
    assertThatIllegalArgumentException().isThrownBy(tooMany::build);
  }

  @Test
  void pricesLineAndRemembersWhereItWasAllocated() {
    var tea = anOffer().of("tea").at(credits(5)).build();
    var claims = new LinkedHashMap<StockKey, Long>();
    claims.put(new StockKey(tea.sku(), new LocationCode("WEST")), 3L);
    claims.put(new StockKey(tea.sku(), new LocationCode("EAST")), 1L);

    var line = OrderLine.place(new OrderLineId(FreshIds.next()), tea, 4, claims);

    assertThat(line.total()).isEqualTo(credits(20));
    assertThat(line.unitPrice()).isEqualTo(credits(5));
    assertThat(line.name()).isEqualTo(tea.name());
    assertThat(line.allocations())
        .containsExactly(
            new Allocation(new LocationCode("WEST"), 3),
            new Allocation(new LocationCode("EAST"), 1));
    assertThat(line.stockOf(line.allocations().getFirst()))
        .isEqualTo(new StockKey(new Sku("tea"), new LocationCode("WEST")));
  }

  @Test
  void refusesLineWhoseTotalIsBeyondTheLargestAmount() {
    var gold = anOffer().at(credits(Amount.MAX)).build();
    var id = new OrderLineId(FreshIds.next());

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> OrderLine.place(id, gold, 2, new LinkedHashMap<>()))
        .extracting(refused -> refused.refusal().code())
        .isEqualTo("amount-out-of-range");
  }

  private static OrderingRefusal illegal(OrderStatus from, OrderStatus to) {
    return new OrderingRefusal.IllegalTransition(from, to);
  }
}

package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.ordering.OrderBuilder.anOrder;
import static dev.purser.domain.ordering.OrderLife.pieces;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Sku;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderTest {

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
    assertThat(order.deadline()).isNull();
    assertThat(order.owedHeld()).isEqualTo(credits(40));
    assertThat(order.owedSpent()).isEqualTo(credits(0));
    assertThat(order.lines()).allMatch(line -> line.open() == line.quantity());
    assertThat(order.fulfilments()).isEmpty();
    assertThat(order.returns()).isEmpty();
  }

  @Test
  void beginsReservedWhenItHasDeadline() {
    var order = anOrder().reservedUntil(EVENING).build();

    assertThat(order.status()).isEqualTo(OrderStatus.RESERVED);
    assertThat(order.deadline()).isEqualTo(EVENING);
  }

  @Test
  void waitsForNothingOnceItIsConfirmed() {
    var confirmed = anOrder().reservedUntil(EVENING).build().confirm(NOON);

    assertThat(confirmed.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(confirmed.deadline()).isNull();
    assertThat(confirmed.isDue(EVENING)).isFalse();
    assertThat(confirmed.version()).isEqualTo(2);
  }

  @Test
  void countsAsExpiredFromItsDeadlineOnThoughNobodyHasComeBy() {
    var order = anOrder().reservedUntil(EVENING).build();

    assertThat(order.statusAt(EVENING.minusNanos(1_000))).isEqualTo(OrderStatus.RESERVED);
    assertThat(order.isDue(EVENING.minusNanos(1_000))).isFalse();
    assertThat(order.statusAt(EVENING)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(order.isDue(EVENING)).isTrue();
    assertThat(order.status()).isEqualTo(OrderStatus.RESERVED);
  }

  @ParameterizedTest
  @EnumSource
  void allowsNothingButExpiryFromItsDeadlineOn(OrderStep step) {
    var order = anOrder().reservedUntil(EVENING).build();

    if (step == OrderStep.EXPIRE) {
      assertThat(order.require(step, EVENING)).isSameAs(order);
    } else {
      assertRefused(
          () -> order.require(step, EVENING),
          new OrderingRefusal.IllegalTransition(OrderStatus.EXPIRED, step));
    }
  }

  @Test
  void isDueOnce() {
    var expired = anOrder().reservedUntil(NOON).build().expire(EVENING);

    assertThat(expired.isDue(EVENING)).isFalse();
    assertThat(expired.status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(expired.deadline()).isEqualTo(NOON);
    assertThat(expired.lines()).allMatch(line -> line.cancelled() == line.quantity());
    assertThat(expired.lines()).allMatch(line -> line.allocations().isEmpty());
  }

  @Test
  void isFulfilledOncePieceAfterPieceHasLeft() {
    var order = anOrder().withLine(anOffer().build(), 2).withLine(anOffer().build(), 1).build();
    var first = order.lines().getFirst();
    var last = order.lines().getLast();

    var partly = ship(order, pieces(first, 1));
    var shipped = ship(partly, pieces(first, 1), pieces(last, 1));

    assertThat(partly.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
    assertThat(partly.lines()).extracting(OrderLine::open).containsExactly(1L, 1L);
    assertThat(shipped.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(shipped.fulfilments()).hasSize(2);
    assertThat(shipped.version()).isEqualTo(3);
    assertThat(shipped.changedAt()).isEqualTo(EVENING);
    assertThat(shipped.placedAt()).isEqualTo(order.placedAt());
  }

  @Test
  void isFulfilledWhenTheRestIsCancelledAndCancelledWhenNothingWasShipped() {
    var order = anOrder().withLine(anOffer().build(), 2).build();
    var piece = List.of(pieces(order.lines().getFirst(), 1));

    assertThat(order.cancel(piece, EVENING).status()).isEqualTo(OrderStatus.PLACED);
    assertThat(order.cancel(piece, EVENING).cancel(piece, EVENING).status())
        .isEqualTo(OrderStatus.CANCELLED);
    assertThat(ship(order, piece.getFirst()).cancel(piece, EVENING).status())
        .isEqualTo(OrderStatus.FULFILLED);
  }

  @Test
  void staysReservedUntilItsDeadlineWhileSomeOfItIsLeft() {
    var order = anOrder().withLine(anOffer().build(), 2).reservedUntil(EVENING).build();
    var piece = List.of(pieces(order.lines().getFirst(), 1));

    var smaller = order.cancel(piece, NOON);
    var nothing = smaller.cancel(piece, NOON);

    assertThat(smaller.status()).isEqualTo(OrderStatus.RESERVED);
    assertThat(smaller.deadline()).isEqualTo(EVENING);
    assertThat(nothing.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(nothing.deadline()).isNull();
  }

  @Test
  void owesWhatIsKeptOfWhatLeftAndHoldsWhatIsOpen() {
    var order = anOrder().withLine(anOffer().at(credits(5)).build(), 4).build();
    var line = order.lines().getFirst();

    var shipped = ship(order, pieces(line, 3));
    var returned = shipped.takeBack(List.of(pieces(line, 1)), EVENING);

    assertThat(shipped.owedHeld()).isEqualTo(credits(5));
    assertThat(shipped.owedSpent()).isEqualTo(credits(15));
    assertThat(returned.owedHeld()).isEqualTo(credits(5));
    assertThat(returned.owedSpent()).isEqualTo(credits(10));
    assertThat(returned.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
  }

  @Test
  void owesEverythingAtOnceWhenItIsCapturedOnPlacement() {
    var order =
        anOrder()
            .withLine(anOffer().at(credits(5)).build(), 4)
            .captured(CaptureMode.ON_PLACEMENT)
            .build();
    var line = order.lines().getFirst();

    var smaller = order.cancel(List.of(pieces(line, 1)), EVENING);
    var returned = ship(smaller, pieces(line, 3)).takeBack(List.of(pieces(line, 2)), EVENING);

    assertThat(order.owedHeld()).isEqualTo(credits(0));
    assertThat(order.owedSpent()).isEqualTo(credits(20));
    assertThat(smaller.owedSpent()).isEqualTo(credits(15));
    assertThat(returned.owedSpent()).isEqualTo(credits(5));
    assertThat(returned.owedHeld()).isEqualTo(credits(0));
  }

  @Test
  void holdsEverythingUntilItIsConfirmedThoughItIsCapturedOnPlacement() {
    var reserved =
        anOrder()
            .withLine(anOffer().at(credits(5)).build(), 4)
            .captured(CaptureMode.ON_PLACEMENT)
            .reservedUntil(EVENING)
            .build();

    assertThat(reserved.owedHeld()).isEqualTo(credits(20));
    assertThat(reserved.owedSpent()).isEqualTo(credits(0));
    assertThat(reserved.confirm(NOON).owedHeld()).isEqualTo(credits(0));
    assertThat(reserved.confirm(NOON).owedSpent()).isEqualTo(credits(20));
    assertThat(reserved.expire(EVENING).owedHeld()).isEqualTo(credits(0));
    assertThat(reserved.expire(EVENING).owedSpent()).isEqualTo(credits(0));
  }

  @Test
  void isOfOtherThingsOnceItIsEditedAndKeepsTheRest() {
    var order = anOrder().reservedUntil(EVENING).build();
    var content = anOrder().withLine(anOffer().of("pot").at(credits(30)).build(), 3).content();

    var edited = order.edit(content, NOON);

    assertThat(edited.lines()).isEqualTo(content.lines());
    assertThat(edited.total()).isEqualTo(credits(90));
    assertThat(edited)
        .extracting(Order::id, Order::number, Order::status, Order::deadline, Order::version)
        .containsExactly(order.id(), order.number(), OrderStatus.RESERVED, EVENING, 2L);
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
  void remembersWhereItsLinesWereAllocated() {
    var tea = anOffer().of("tea").at(credits(5)).build();
    var claims = new LinkedHashMap<StockKey, Long>();
    claims.put(new StockKey(tea.sku(), new LocationCode("WEST")), 3L);
    claims.put(new StockKey(tea.sku(), new LocationCode("EAST")), 1L);

    var line = anOrder().withLine(tea, claims).build().lines().getFirst();

    assertThat(line)
        .extracting(OrderLine::name, OrderLine::unitPrice, OrderLine::total, OrderLine::quantity)
        .containsExactly(tea.name(), credits(5), credits(20), 4L);
    assertThat(line.allocations())
        .extracting(Allocation::location, Allocation::quantity)
        .containsExactly(tuple(new LocationCode("WEST"), 3L), tuple(new LocationCode("EAST"), 1L));
    assertThat(line.stockAt(new LocationCode("EAST")))
        .isEqualTo(new StockKey(new Sku("tea"), new LocationCode("EAST")));
  }

  private static Order ship(Order order, LinePieces... pieces) {
    var id = new FulfilmentId(FreshIds.next());
    return order.fulfil(new Fulfilment(id, List.of(pieces), null, EVENING), EVENING);
  }
}

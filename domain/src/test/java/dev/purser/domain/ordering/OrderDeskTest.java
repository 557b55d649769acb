package dev.purser.domain.ordering;

import static dev.purser.domain.catalog.OfferBuilder.anOffer;
import static dev.purser.domain.credit.AccountBuilder.anAccount;
import static dev.purser.domain.ordering.OrderBuilder.anOrder;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.catalog.Offer;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.Counter.Step;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Quantities;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Sku;
import dev.purser.domain.shared.ValueRefusal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDeskTest {
  private static final Sku TEA = new Sku("tea");
  private static final LocationCode EAST = new LocationCode("EAST");
  private static final LocationCode WEST = new LocationCode("WEST");
  private static final StockKey TEA_EAST = new StockKey(TEA, EAST);
  private static final StockKey TEA_WEST = new StockKey(TEA, WEST);
  private static final StockKey POT_MAIN = new StockKey(new Sku("pot"), LocationCode.MAIN);
  private static final OrderLineId NOBODYS = new OrderLineId(FreshIds.next());

  /** What can be done with an order, by where it stands. */
  private static final Map<OrderStatus, Set<OrderStep>> LEGAL =
      Map.of(
          OrderStatus.RESERVED,
          EnumSet.of(OrderStep.CONFIRM, OrderStep.EDIT, OrderStep.CANCEL, OrderStep.EXPIRE),
          OrderStatus.PLACED,
          EnumSet.of(OrderStep.EDIT, OrderStep.FULFIL, OrderStep.CANCEL),
          OrderStatus.PARTIALLY_FULFILLED,
          EnumSet.of(OrderStep.FULFIL, OrderStep.CANCEL, OrderStep.RETURN),
          OrderStatus.FULFILLED,
          EnumSet.of(OrderStep.RETURN),
          OrderStatus.CANCELLED,
          EnumSet.noneOf(OrderStep.class),
          OrderStatus.EXPIRED,
          EnumSet.noneOf(OrderStep.class));

  private final Offer tea = anOffer().of(TEA).at(credits(5)).build();
  private final Offer pot = anOffer().of("pot").at(credits(30)).build();

  /** Three pieces of tea in the east and two in the west, and a pot; 55 of 100 credits. */
  private final Counter counter = counter(anOrder());

  private final OrderLineId teaLine = line(0);
  private final OrderLineId potLine = line(1);

  static Stream<Arguments> everyStepFromEveryStatus() {
    return Arrays.stream(OrderStatus.values())
        .flatMap(from ->
            Arrays.stream(OrderStep.values())
                .map(step -> Arguments.of(from, step, LEGAL.get(from).contains(step))));
  }

  @ParameterizedTest
  @MethodSource("everyStepFromEveryStatus")
  void takesTheStepsThatTheStatusAllows(OrderStatus from, OrderStep step, boolean isLegal) {
    var there = counterIn(from);
    var before = there.order();

    var refusals = there.take(step(there, step));

    if (isLegal) {
      assertThat(refusals).isEmpty();
      assertThat(there.order().version()).isEqualTo(before.version() + 1);
    } else {
      assertThat(refusals).containsExactly(illegal(from, step));
      assertThat(there.order()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPIRE")
  void takesReservationThatHasRunOutForExpired(OrderStep step) {
    var there = counterIn(OrderStatus.RESERVED).at(EVENING);

    assertThat(there.take(step(there, step))).containsExactly(illegal(OrderStatus.EXPIRED, step));
  }

  @Test
  void releasesStockAndCreditsTogetherWhenReservationHasRunOut() {
    var there = counterIn(OrderStatus.RESERVED).at(EVENING);

    there.done((desk, _, _) -> desk.expire());

    assertThat(there.order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(there.item(TEA_EAST).allocated()).isZero();
    assertThat(there.payer().available(EVENING)).isEqualTo(100);
    assertThat(there.lastChange())
        .extracting(OrderChange::kind, OrderChange::held, OrderChange::version)
        .containsExactly(OrderChange.Kind.EXPIRED, -55L, 2L);
    assertThat(there.lastChange().lines())
        .extracting(OrderChange.Pieces::quantity)
        .containsExactly(5L, 1L);
  }

  @Test
  void shipsWhatIsNamedFromWhereItWasAllocatedFirst() {
    var order = counter.done(fulfil(of(teaLine, 4)));

    assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
    assertThat(order.fulfilments().getFirst().lines())
        .containsExactly(new LinePieces(teaLine, EAST, 3), new LinePieces(teaLine, WEST, 1));
    assertThat(counter.movements())
        .extracting(StockMovement::type, StockMovement::stock, StockMovement::change)
        .containsExactly(
            tuple(MovementType.SHIP, TEA_EAST, -3L), tuple(MovementType.SHIP, TEA_WEST, -1L));
    assertThat(counter.movements())
        .allMatch(movement -> order.id().value().equals(movement.order()))
        .allMatch(movement -> movement.reason() == null);
    assertThat(order.payments().getFirst())
        .extracting(Payment::held, Payment::captured)
        .containsExactly(credits(35), credits(20));
  }

  @Test
  void shipsFromTheLocationThatIsNamed() {
    var order = counter.done(fulfil(of(teaLine, 1, WEST), of(teaLine, 2, EAST)));

    assertThat(order.fulfilments().getFirst().lines())
        .containsExactly(new LinePieces(teaLine, WEST, 1), new LinePieces(teaLine, EAST, 2));
    assertThat(order.lines().getFirst().allocations())
        .containsExactly(new Allocation(EAST, 1), new Allocation(WEST, 1));
  }

  @Test
  void shipsAllThatIsOpenWhenNothingIsNamed() {
    counter.done(fulfil(of(teaLine, 1)));

    var order = counter.done((desk, _, _) -> desk.fulfil(fulfilment(), null, "parcel 7"));

    assertThat(order.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(order.fulfilments().getLast().tracking()).isEqualTo("parcel 7");
    assertThat(order.fulfilments().getLast().lines())
        .extracting(LinePieces::quantity)
        .containsExactly(2L, 2L, 1L);
    assertThat(counter.lastChange())
        .extracting(OrderChange::kind, OrderChange::held, OrderChange::captured)
        .containsExactly(OrderChange.Kind.FULFILLED, -50L, 50L);
    assertThat(counter.hold().remaining()).isEqualTo(credits(0));
  }

  @Test
  void letsNobodyNameMorePiecesOfOneLineThanItHasByNamingItTwice() {
    assertThat(counter.take(fulfil(of(teaLine, 3), of(teaLine, 3))))
        .containsExactly(at("lines/1/quantity", exceeds(teaLine, 3, 2)));

    var order = counter.done(fulfil(of(teaLine, 3), of(teaLine, 2)));

    assertThat(order.lines().getFirst().open()).isZero();
    assertThat(order.fulfilments().getFirst().lines())
        .containsExactly(new LinePieces(teaLine, EAST, 3), new LinePieces(teaLine, WEST, 2));
  }

  @Test
  void tellsEverythingThatIsWrongWithWhatIsNamed() {
    assertThat(
            counter.take(
                fulfil(of(NOBODYS, 1), of(teaLine, 6), of(potLine, 0), of(teaLine, 3, WEST))))
        .containsExactly(
            at("lines/0/lineId", new OrderingRefusal.UnknownLine(NOBODYS)),
            at("lines/1/quantity", exceeds(teaLine, 6, 5)),
            at("lines/2/quantity", new ValueRefusal.QuantityOutOfRange(0)),
            at("lines/3/quantity", exceeds(teaLine, 3, 2)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Quantities.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesQuantitiesThatNobodyCanName(long quantity) {
    counter.done(fulfil(of(teaLine, 2)));
    var impossible = at("lines/0/quantity", new ValueRefusal.QuantityOutOfRange(quantity));

    assertThat(counter.take(fulfil(of(teaLine, quantity)))).containsExactly(impossible);
    assertThat(counter.take(cancel(of(teaLine, quantity)))).containsExactly(impossible);
    assertThat(counter.take(takeBack(of(teaLine, quantity)))).containsExactly(impossible);
  }

  @Test
  void refusesOnePieceMoreThanThereIs() {
    counter.done(fulfil(of(teaLine, 2)));

    assertThat(counter.take(fulfil(of(teaLine, 4))))
        .containsExactly(at("lines/0/quantity", exceeds(teaLine, 4, 3)));
    assertThat(counter.take(cancel(of(teaLine, Quantities.MAX))))
        .containsExactly(at("lines/0/quantity", exceeds(teaLine, Quantities.MAX, 3)));
    assertThat(counter.take(takeBack(of(teaLine, 3))))
        .containsExactly(at("lines/0/quantity", exceeds(teaLine, 3, 2)));
  }

  @Test
  void shipsNothingOfWhatWasOrderedAndHasNotArrived() {
    counter.having(TEA_WEST, -1);

    assertThat(counter.take((desk, _, _) -> desk.fulfil(fulfilment(), null, null)))
        .containsExactly(at("", InventoryRefusal.OutOfStock.at(TEA_WEST, 2, 1)));
    assertThat(counter.take(fulfil(new Named(teaLine, 2, TEA_WEST.location()))))
        .containsExactly(at("lines/0/quantity", InventoryRefusal.OutOfStock.at(TEA_WEST, 2, 1)));
    assertThat(counter.movements()).isEmpty();
  }

  @Test
  void releasesTheLastAllocationFirst() {
    var order = counter.done(cancel(of(teaLine, 3)));

    assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(order.lines().getFirst().allocations()).containsExactly(new Allocation(EAST, 2));
    assertThat(counter.payer().held()).isEqualTo(40);
    assertThat(counter.movements()).isEmpty();
    assertThat(counter.lastChange().lines())
        .containsExactly(new OrderChange.Pieces(teaLine, TEA, 3));
  }

  @Test
  void releasesWhereItIsTold() {
    var order = counter.done(cancel(of(teaLine, 2, EAST)));

    assertThat(order.lines().getFirst().allocations())
        .containsExactly(new Allocation(EAST, 1), new Allocation(WEST, 2));
    assertThat(counter.take(cancel(of(teaLine, 2, EAST))))
        .containsExactly(at("lines/0/quantity", exceeds(teaLine, 2, 1)));
  }

  @Test
  void cancelsAllThatIsOpenWhenNothingIsNamed() {
    counter.done(fulfil(of(teaLine, 1)));

    var order = counter.done((desk, _, _) -> desk.cancel(null, "too late"));

    assertThat(order.status()).isEqualTo(OrderStatus.FULFILLED);
    assertThat(order.lines()).extracting(OrderLine::cancelled).containsExactly(4L, 1L);
    assertThat(counter.lastChange())
        .extracting(OrderChange::kind, OrderChange::reason, OrderChange::held)
        .containsExactly(OrderChange.Kind.CANCELLED, "too late", -50L);
  }

  @Test
  void refundsWhatIsCancelledOfAnOrderThatWasCapturedOnPlacement() {
    var paid = counter(anOrder().captured(CaptureMode.ON_PLACEMENT));

    var order = paid.done((desk, _, _) -> desk.cancel(null, null));

    assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(paid.payer().posted()).isEqualTo(100);
    assertThat(paid.lastChange().refunded()).isEqualTo(55);
    assertThat(paid.transfers())
        .allMatch(transfer -> order.id().value().equals(transfer.managedBy()))
        .hasSize(2);
  }

  @Test
  void takesBackToWhereItWasShippedFromLast() {
    counter.done(fulfil(of(teaLine, 2, EAST)));
    counter.done(fulfil(of(teaLine, 2, WEST), of(teaLine, 1, EAST)));

    var first = counter.done(takeBack(of(teaLine, 2)));
    var second = counter.done(takeBack(of(teaLine, 2)));

    assertThat(first.returns().getLast().lines())
        .containsExactly(new LinePieces(teaLine, EAST, 1), new LinePieces(teaLine, WEST, 1));
    assertThat(second.returns().getLast().lines())
        .containsExactly(new LinePieces(teaLine, WEST, 1), new LinePieces(teaLine, EAST, 1));
    assertThat(second.returns().getLast())
        .extracting(OrderReturn::refunded, OrderReturn::expired, OrderReturn::restock)
        .containsExactly(credits(10), credits(0), true);
    assertThat(second.status()).isEqualTo(OrderStatus.PARTIALLY_FULFILLED);
  }

  @Test
  void takesNothingBackTwiceToWhereItLeftThoughMoreWasShippedSince() {
    counter.done(fulfil(of(teaLine, 2, EAST)));
    counter.at(NOON.plusSeconds(1)).done(takeBack(of(teaLine, 1)));
    counter.at(NOON.plusSeconds(2)).done(fulfil(of(teaLine, 1, WEST)));

    var order = counter.at(NOON.plusSeconds(3)).done(takeBack(of(teaLine, 1), of(teaLine, 1)));

    assertThat(order.returns().getLast().lines())
        .containsExactly(new LinePieces(teaLine, WEST, 1), new LinePieces(teaLine, EAST, 1));
  }

  @Test
  void takesOneLineBackInPartsThatAreNamedTogether() {
    counter.done(fulfil(of(teaLine, 5)));

    var order = counter.done(takeBack(of(teaLine, 1), of(teaLine, 3)));

    assertThat(order.lines().getFirst().returned()).isEqualTo(4);
    assertThat(order.returns().getFirst().lines())
        .containsExactly(new LinePieces(teaLine, WEST, 2), new LinePieces(teaLine, EAST, 2));
    assertThat(counter.take(takeBack(of(teaLine, 1), of(teaLine, 1))))
        .containsExactly(at("lines/1/quantity", exceeds(teaLine, 1, 0)));
  }

  @Test
  void takesBackAllThatWasShippedWhenNothingIsNamed() {
    counter.done(fulfil(of(teaLine, 4)));
    counter.done(takeBack(of(teaLine, 1)));

    var order =
        counter.done((desk, _, _) -> desk.takeBack(returned(), null, null, true, "too bitter"));

    assertThat(order.lines().getFirst().returnable()).isZero();
    assertThat(order.returns().getLast())
        .extracting(OrderReturn::reason, OrderReturn::refunded)
        .containsExactly("too bitter", credits(15));
    assertThat(counter.lastChange())
        .extracting(OrderChange::kind, OrderChange::reason, OrderChange::refunded)
        .containsExactly(OrderChange.Kind.RETURNED, "too bitter", 15L);
    assertThat(counter.take((desk, _, _) -> desk.takeBack(returned(), null, null, true, null)))
        .containsExactly(illegal(OrderStatus.PARTIALLY_FULFILLED, OrderStep.RETURN));
  }

  @Test
  void takesBackToTheLocationThatIsNamed() {
    counter.done(fulfil(of(teaLine, 5), of(potLine, 1)));
    var before = counter.item(TEA_WEST).onHand();

    var order = counter.done((desk, _, _) -> desk.takeBack(returned(), null, WEST, true, null));

    assertThat(order.returns().getFirst().lines())
        .containsExactly(new LinePieces(teaLine, WEST, 5), new LinePieces(potLine, WEST, 1));
    assertThat(counter.item(TEA_WEST).onHand()).isEqualTo(before + 5);
  }

  @Test
  void writesOffWhatCannotBeSoldAgain() {
    counter.done(fulfil(of(teaLine, 2)));
    var before = counter.item(TEA_EAST);

    var order =
        counter.done((desk, _, _) -> desk.takeBack(returned(), null, null, false, "broken"));

    assertThat(order.returns().getFirst().restock()).isFalse();
    assertThat(counter.item(TEA_EAST)).isEqualTo(before);
    assertThat(counter.movements().subList(1, 3))
        .extracting(StockMovement::type, StockMovement::change, StockMovement::reason)
        .containsExactly(
            tuple(MovementType.RETURN, 2L, null), tuple(MovementType.WRITE_OFF, -2L, null));
  }

  @Test
  void writesOffThoughEverythingElseThereIsClaimed() {
    counter.done(fulfil(of(teaLine, 3)));
    counter.having(TEA_EAST, 0);

    counter.done((desk, _, _) -> desk.takeBack(returned(), null, null, false, null));

    assertThat(counter.item(TEA_EAST).onHand()).isZero();
  }

  @Test
  void saysNothingOfItsStatusToWhoeverNamesTheWrongPieces() {
    counter.done(fulfil(of(teaLine, 1)));

    assertThat(counter.take(takeBack(of(NOBODYS, 1), of(potLine, 1))))
        .containsExactly(
            at("lines/0/lineId", new OrderingRefusal.UnknownLine(NOBODYS)),
            at("lines/1/quantity", exceeds(potLine, 1, 0)));
  }

  @Test
  void hasNoMoreParcelsThanItMayHave() {
    var grain = anOffer().of("grain").at(credits(1)).build();
    var many =
        new Counter(
            anOrder().withLine(grain, Order.MAX_PARCELS),
            anAccount().with(credits(Order.MAX_PARCELS)).build());
    var only = many.order().lines().getFirst().id();
    for (var n = 0; n < Order.MAX_PARCELS / 2; n++) {
      many.done(fulfil(of(only, 1)));
      many.done(takeBack(of(only, 1)));
    }
    var full = at("", new OrderingRefusal.TooManyParcels(Order.MAX_PARCELS));

    assertThat(many.take(fulfil(of(only, 1)))).containsExactly(full);
    assertThat(many.take((desk, _, _) -> desk.fulfil(fulfilment(), null, null)))
        .containsExactly(full);
    assertThat(many.take(takeBack(of(only, 1)))).containsExactly(full);
    assertThat(many.take(cancel(of(only, 1)))).isEmpty();
  }

  @Test
  void shrinksToWhatIsWantedInstead() {
    var order = counter.done(counter.editing(item(tea, 2)));

    assertThat(order.lines())
        .extracting(OrderLine::sku, OrderLine::quantity, OrderLine::total)
        .containsExactly(tuple(TEA, 2L, credits(10)));
    assertThat(order.lines().getFirst().id()).isNotIn(teaLine, potLine);
    assertThat(order.total()).isEqualTo(credits(10));
    assertThat(counter.payer().held()).isEqualTo(10);
    assertThat(counter.item(POT_MAIN).allocated()).isZero();
    assertThat(counter.lastChange())
        .extracting(OrderChange::kind, OrderChange::held, OrderChange::total)
        .containsExactly(OrderChange.Kind.EDITED, -45L, credits(10));
  }

  @Test
  void growsAsFarAsThePayerCanPay() {
    var grown = counter.done(counter.editing(item(tea, 2), item(pot, 3)));

    assertThat(grown.total()).isEqualTo(credits(100));
    assertThat(counter.payer().available(NOON)).isZero();
    assertThat(counter.take(counter.editing(item(tea, 3), item(pot, 3))))
        .containsExactly(
            at("lines", new CreditRefusal.InsufficientCredit(counter.payer().id(), 5, 0)));
    assertThat(counter.order()).isEqualTo(grown);
  }

  @Test
  void isReplacedByWhatItGaveUpItself() {
    counter.having(TEA_EAST, 0).having(TEA_WEST, 0);

    var order = counter.done(counter.editing(item(tea, 5)));

    assertThat(order.lines().getFirst().allocations())
        .containsExactly(new Allocation(EAST, 3), new Allocation(WEST, 2));
  }

  @Test
  void tellsWhoIsShortOfStockAndOfCreditsBothAndChangesNothing() {
    counter.having(TEA_EAST, 0).having(TEA_WEST, 1);
    var before = counter.order();

    var refusals = counter.take(counter.editing(item(tea, 7), item(pot, 3)));

    assertThat(refusals)
        .containsExactly(
            at(
                "lines/0/quantity",
                new InventoryRefusal.OutOfStock(
                    TEA,
                    7,
                    6,
                    List.of(
                        new InventoryRefusal.OutOfStock.Share(EAST, 3),
                        new InventoryRefusal.OutOfStock.Share(WEST, 3)))),
            at("lines", new CreditRefusal.InsufficientCredit(counter.payer().id(), 70, 45)));
    assertThat(counter.order()).isEqualTo(before);
    assertThat(counter.item(TEA_EAST).allocated()).isEqualTo(3);
  }

  @Test
  void isNotEditedIntoAnotherAsset() {
    var inEuros = anOffer().of("pot").at(euros(3)).build();
    var mismatch = new CreditRefusal.AssetMismatch(counter.payer().id(), AssetCode.CREDIT, EUR);

    assertThat(counter.take(counter.editing(item(inEuros, 1), item(inEuros, 2))))
        .containsExactly(at("lines", mismatch));
    assertThat(counter.take(counter.editing(item(tea, 1), item(inEuros, 1))))
        .containsExactly(at("lines", mismatch));
  }

  @Test
  void spendsAndRefundsTheDifferenceWhenItWasCapturedOnPlacement() {
    var paid = counter(anOrder().captured(CaptureMode.ON_PLACEMENT));

    paid.done(paid.editing(item(pot, 3)));
    assertThat(paid.payer().posted()).isEqualTo(10);
    assertThat(paid.lastChange().captured()).isEqualTo(35);
    assertThat(paid.take(paid.editing(item(pot, 3), item(tea, 3))))
        .containsExactly(
            at("lines", new CreditRefusal.InsufficientCredit(paid.payer().id(), 15, 10)));

    paid.done(paid.editing(item(tea, 1)));
    assertThat(paid.payer().posted()).isEqualTo(95);
    assertThat(paid.lastChange().refunded()).isEqualTo(85);
    assertThat(paid.order().payments().getFirst().held()).isEqualTo(credits(0));

    paid.done((desk, _, _) -> desk.fulfil(fulfilment(), null, null));
    assertThat(paid.lastChange().captured()).isZero();
  }

  @Test
  void holdsTheDifferenceOfReservationThatIsCapturedOnceItIsConfirmed() {
    var reserved = counter(anOrder().captured(CaptureMode.ON_PLACEMENT).reservedUntil(EVENING));

    reserved.done(reserved.editing(item(pot, 2)));
    assertThat(reserved.payer().held()).isEqualTo(60);
    assertThat(reserved.order().deadline()).isEqualTo(EVENING);

    reserved.done((desk, _, _) -> desk.confirm());
    assertThat(reserved.payer().posted()).isEqualTo(40);
    assertThat(reserved.payer().held()).isZero();
  }

  @Test
  void growsAgainAfterAllThatItHeldWasGivenBack() {
    var cheap = anOffer().of(TEA).at(credits(1)).build();
    var almostFree = new Adjustment(Adjustment.Kind.DISCOUNT, "almost", "", credits(-4));
    var there =
        new Counter(
            anOrder().withLine(cheap, 5).with(almostFree), anAccount().with(credits(100)).build());
    var only = there.order().lines().getFirst().id();
    there.done(cancel(of(only, 1)));
    assertThat(there.payer().held()).isZero();

    there.done(there.editing(item(pot, 2)));

    assertThat(there.payer().held()).isEqualTo(60);
  }

  @Test
  void saysOtherwiseWhereItGoesAndChangesNothingElse() {
    var before = counter.order();
    var address = new ShipTo(Map.of("street", "Long Lane"));
    var metadata = new Attributes(Map.of("gift", "yes"));

    var order = counter.done((desk, _, _) -> desk.describe(address, metadata));

    assertThat(order.shipTo()).isEqualTo(address);
    assertThat(order.metadata()).isEqualTo(metadata);
    assertThat(order.version()).isEqualTo(2);
    assertThat(order.lines()).isEqualTo(before.lines());
    assertThat(order.payments()).isEqualTo(before.payments());
    assertThat(counter.lastChange())
        .extracting(OrderChange::kind, OrderChange::held, OrderChange::by)
        .containsExactly(OrderChange.Kind.EDITED, 0L, "clerk");
  }

  private Counter counterIn(OrderStatus status) {
    var there =
        counter(
            status == OrderStatus.RESERVED || status == OrderStatus.EXPIRED
                ? anOrder().reservedUntil(EVENING)
                : anOrder());
    var first = there.order().lines().getFirst().id();
    switch (status) {
      case RESERVED, PLACED -> {}
      case PARTIALLY_FULFILLED -> there.done(fulfil(of(first, 1)));
      case FULFILLED -> there.done((desk, _, _) -> desk.fulfil(fulfilment(), null, null));
      case CANCELLED -> there.done((desk, _, _) -> desk.cancel(null, null));
      case EXPIRED -> there.done((desk, _, _) -> desk.expire());
    }
    assertThat(there.order().status()).isEqualTo(status);
    return there;
  }

  private Step step(Counter there, OrderStep step) {
    return switch (step) {
      case CONFIRM -> (desk, _, _) -> desk.confirm();
      case EDIT -> there.editing(item(tea, 1));
      case FULFIL -> (desk, _, _) -> desk.fulfil(fulfilment(), null, null);
      case CANCEL -> (desk, _, _) -> desk.cancel(null, null);
      case RETURN -> (desk, _, _) -> desk.takeBack(returned(), null, null, true, null);
      case EXPIRE -> (desk, _, _) -> desk.expire();
    };
  }

  private Counter counter(OrderBuilder ordered) {
    var claims = new LinkedHashMap<StockKey, Long>();
    claims.put(TEA_EAST, 3L);
    claims.put(TEA_WEST, 2L);
    return new Counter(
        ordered.withLine(tea, claims).withLine(pot, 1), anAccount().with(credits(100)).build());
  }

  private OrderLineId line(int place) {
    return counter.order().lines().get(place).id();
  }

  private static Step fulfil(Named... named) {
    return (desk, _, _) -> desk.fulfil(fulfilment(), List.of(named), null);
  }

  private static Step cancel(Named... named) {
    return (desk, _, _) -> desk.cancel(List.of(named), null);
  }

  private static Step takeBack(Named... named) {
    return (desk, _, _) -> desk.takeBack(returned(), List.of(named), null, true, null);
  }

  private static Named of(OrderLineId line, long quantity) {
    return of(line, quantity, null);
  }

  private static Named of(OrderLineId line, long quantity, @Nullable LocationCode location) {
    return new Named(line, quantity, location);
  }

  private static Basket.Item item(Offer offer, long quantity) {
    return new Basket.Item(offer, quantity);
  }

  private static FulfilmentId fulfilment() {
    return new FulfilmentId(FreshIds.next());
  }

  private static ReturnId returned() {
    return new ReturnId(FreshIds.next());
  }

  private static LocatedRefusal illegal(OrderStatus from, OrderStep step) {
    return at("", new OrderingRefusal.IllegalTransition(from, step));
  }

  private static OrderingRefusal exceeds(OrderLineId line, long requested, long open) {
    return new OrderingRefusal.QuantityExceedsOpen(line, requested, open);
  }

  private static LocatedRefusal at(String subject, Refusal refusal) {
    return new LocatedRefusal(subject, refusal);
  }
}

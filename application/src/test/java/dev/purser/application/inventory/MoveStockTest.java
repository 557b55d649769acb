package dev.purser.application.inventory;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.inventory.InventoryRefusal.OutOfStock;
import dev.purser.domain.inventory.InventoryRefusal.StockAllocated;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementId;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockClaim;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.inventory.StockMovement.OtherSide;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Refusal;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoveStockTest {
  private static final LocationCode MOON = new LocationCode("MOON");
  private static final Remark REMARK = new Remark("delivery", "D-12");

  private final Shop shop = Shop.over(new InMemoryPorts().all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void makesStockItemOfWhatIsReceivedForTheFirstTime() {
    var tea = clerk.product(5);

    var movement = Clerk.done(move(MovementType.RECEIVE, tea, LocationCode.MAIN, 7));

    assertThat(movement).isEqualTo(movement(movement.id(), tea, MovementType.RECEIVE, 7));
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(7);
  }

  @Test
  void addsToWhatIsThere() {
    var tea = clerk.productWith(7, 5);

    clerk.receive(tea, 1_000_000);

    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(1_000_007);
  }

  @Test
  void takesProductsThatAreNotPublishedYet() {
    var draft = clerk.product(credits(5), ProductStatus.DRAFT);

    assertThat(Clerk.done(move(MovementType.RECEIVE, draft, LocationCode.MAIN, 1)).change())
        .isEqualTo(1);
  }

  @Test
  void takesBackWhatHadLeft() {
    var tea = clerk.product(5);

    var movement = Clerk.done(move(MovementType.RETURN, tea, LocationCode.MAIN, 3));

    assertThat(movement).isEqualTo(movement(movement.id(), tea, MovementType.RETURN, 3));
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(3);
  }

  @Test
  void shipsWhatIsAvailableAndNothingThatIsClaimed() {
    var tea = clerk.productWith(10, 5);
    var _ = clerk.order(clerk.customerWith(100), tea, 4);

    var movement = Clerk.done(move(MovementType.SHIP, tea, LocationCode.MAIN, 5));

    assertThat(movement).isEqualTo(movement(movement.id(), tea, MovementType.SHIP, -5));
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(5);
    assertThat(refusal(move(MovementType.SHIP, tea, LocationCode.MAIN, 2)))
        .isEqualTo(OutOfStock.at(main(tea), 2, 1));
  }

  @Test
  void writesOffWhatIsGone() {
    var tea = clerk.productWith(10, 5);

    var movement = Clerk.done(move(MovementType.WRITE_OFF, tea, LocationCode.MAIN, 3));

    assertThat(movement).isEqualTo(movement(movement.id(), tea, MovementType.WRITE_OFF, -3));
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(7);
    assertThat(refusal(move(MovementType.WRITE_OFF, tea, LocationCode.MAIN, 8)))
        .isEqualTo(OutOfStock.at(main(tea), 8, 7));
  }

  @Test
  void adjustsToWhatWasCounted() {
    var tea = clerk.product(5);

    var found = Clerk.done(move(MovementType.ADJUST, tea, LocationCode.MAIN, 8));
    var missed = Clerk.done(move(MovementType.ADJUST, tea, LocationCode.MAIN, -3));

    assertThat(found.change()).isEqualTo(8);
    assertThat(missed.change()).isEqualTo(-3);
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(5);
  }

  @Test
  void adjustsNothingBelowWhatIsAllocated() {
    var tea = clerk.productWith(10, 5);
    var order = clerk.order(clerk.customerWith(100), tea, 4);

    assertThat(refusal(move(MovementType.ADJUST, tea, LocationCode.MAIN, -7)))
        .isEqualTo(new StockAllocated(main(tea), 3, 4, 0).because(List.of(claim(order, 4))));
    assertThat(Clerk.done(move(MovementType.ADJUST, tea, LocationCode.MAIN, -6)).change())
        .isEqualTo(-6);
  }

  @Test
  void transfersInOneCommitWithMovementOnEitherSide() {
    var tea = clerk.productWith(10, 5);
    var east = clerk.location(1);

    var left = Clerk.done(transfer(tea, LocationCode.MAIN, east, 4));

    var otherSide = left.otherSide();
    assertThat(otherSide).isNotNull();
    var arrived = shop.inventory().queries().movement(Actor.SYSTEM, otherSide.movement());
    assertThat(otherSide.location()).isEqualTo(east);
    assertThat(left.change()).isEqualTo(-4);
    assertThat(arrived.orElseThrow())
        .isEqualTo(
            new StockMovement(
                otherSide.movement(),
                new StockKey(tea, east),
                MovementType.TRANSFER,
                4,
                "delivery",
                "D-12",
                null,
                new OtherSide(left.id(), LocationCode.MAIN),
                left.at()));
    assertThat(clerk.stockOf(tea, LocationCode.MAIN).onHand()).isEqualTo(6);
    assertThat(clerk.stockOf(tea, east).onHand()).isEqualTo(4);
  }

  @Test
  void transfersNothingThatOrdersClaim() {
    var tea = clerk.productWith(10, 5);
    var east = clerk.location(1000);
    var order = clerk.order(clerk.customerWith(100), tea, 4);

    assertThat(refusal(transfer(tea, LocationCode.MAIN, east, 7)))
        .isEqualTo(new StockAllocated(main(tea), 3, 4, 0).because(List.of(claim(order, 4))));
    assertThat(refusal(transfer(tea, LocationCode.MAIN, east, 11)))
        .isEqualTo(OutOfStock.at(main(tea), 11, 10));
    assertThat(Clerk.done(transfer(tea, LocationCode.MAIN, east, 6)).change()).isEqualTo(-6);
  }

  @Test
  void takesNothingFromWhereNothingEverWas() {
    var tea = clerk.product(5);
    var east = clerk.location(1);

    assertThat(refusal(move(MovementType.SHIP, tea, east, 1)))
        .isEqualTo(OutOfStock.at(new StockKey(tea, east), 1, 0));
    assertThat(refusal(move(MovementType.ADJUST, tea, east, -2)))
        .isEqualTo(OutOfStock.at(new StockKey(tea, east), 2, 0));
    assertThat(refusal(move(MovementType.WRITE_OFF, tea, east, 1)))
        .isEqualTo(OutOfStock.at(new StockKey(tea, east), 1, 0));
    assertThat(stockItems()).isZero();
    assertThat(refusal(transfer(tea, LocationCode.MAIN, east, 1)))
        .isEqualTo(OutOfStock.at(main(tea), 1, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesQuantitiesThatNobodyDelivers(long quantity) {
    var tea = clerk.product(5);

    assertRefused(
        move(MovementType.RECEIVE, tea, LocationCode.MAIN, quantity),
        "quantity-out-of-range at quantity");
    assertThat(stockItems()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_001, -1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAdjustmentsThatNobodyCounts(long quantity) {
    var tea = clerk.product(5);

    assertRefused(
        move(MovementType.ADJUST, tea, LocationCode.MAIN, quantity),
        "quantity-out-of-range at quantity");
    assertThat(stockItems()).isZero();
  }

  @Test
  void tellsEverythingThatIsUnknownAndMakesNoStockItemOfIt() {
    assertRefused(
        move(MovementType.RECEIVE, new Sku("nothing"), MOON, 0),
        "unknown-sku at sku",
        "unknown-location at location",
        "quantity-out-of-range at quantity");
    assertRefused(
        move(MovementType.RECEIVE, clerk.product(5), MOON, 1), "unknown-location at location");
    assertRefused(
        transfer(clerk.product(5), MOON, new LocationCode("MARS"), 1),
        "unknown-location at location",
        "unknown-location at toLocation");
    assertRefused(
        transfer(clerk.product(5), LocationCode.MAIN, MOON, 1), "unknown-location at toLocation");
    assertThat(stockItems()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSFER")
  void goesToLocationOnlyWhenItIsTransfer(MovementType type) {
    var tea = clerk.product(5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(type, tea, LocationCode.MAIN, MOON, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request(MovementType.TRANSFER, tea, LocationCode.MAIN, null, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> request(MovementType.TRANSFER, tea, LocationCode.MAIN, LocationCode.MAIN, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"CUSTOMER", "SUPPORT", "ANALYST"})
  void isForThoseWhoMayMoveStock(Role role) {
    var call = Calls.aCall();
    var as = new Call(new Actor("somebody", role), call.key(), call.fingerprint());
    var request = MoveStock.Request.receipt(clerk.product(5), LocationCode.MAIN, 1, null);

    assertThatThrownBy(() -> shop.inventory().moveStock().move(as, request))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void listsMovementsNewestFirstPageByPage() {
    var tea = clerk.productWith(7, 5);
    var found = Clerk.done(move(MovementType.ADJUST, tea, LocationCode.MAIN, 2));
    var lost = Clerk.done(move(MovementType.WRITE_OFF, tea, LocationCode.MAIN, 1));
    var queries = shop.inventory().queries();
    var wanted = new WantedMovements(tea, null, null, null);

    var first = queries.movements(Actor.SYSTEM, wanted, Slice.first(2));
    var second = queries.movements(Actor.SYSTEM, wanted, Slice.after(first.next(), 2));
    var numbered = queries.movements(Actor.SYSTEM, wanted, new Slice.Numbered<>(1, 2));

    assertThat(first.items()).containsExactly(lost, found);
    assertThat(second.items()).hasSize(1);
    assertThat(second.next()).isNull();
    assertThat(numbered.total()).isEqualTo(3);
    assertThat(queries.movement(Actor.SYSTEM, lost.id())).contains(lost);
    assertThatThrownBy(() -> queries.movement(new Actor("somebody", Role.CUSTOMER), lost.id()))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void countsEverythingThatHundredsDeliverAtOnce() {
    var tea = clerk.product(5);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 300; n++) {
        var _ = threads.submit(() -> clerk.receive(tea, 2));
      }
    }

    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(600);
  }

  @Test
  void losesNothingThatHundredsTransferToAndFro() {
    var tea = clerk.productWith(20, 5);
    var east = clerk.location(1);
    clerk.receive(tea, east, 20);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var n = 0; n < 300; n++) {
        var there = n % 2 == 0;
        var _ =
            threads.submit(() ->
                there
                    ? transfer(tea, LocationCode.MAIN, east, 3)
                    : transfer(tea, east, LocationCode.MAIN, 3));
      }
    }

    assertThat(clerk.stockOf(tea, LocationCode.MAIN).onHand() + clerk.stockOf(tea, east).onHand())
        .isEqualTo(40);
  }

  private int stockItems() {
    return shop.inventory()
        .queries()
        .items(Actor.SYSTEM, WantedStock.ALL, Slice.first(200))
        .items()
        .size();
  }

  private Reply<StockMovement> move(
      MovementType type, Sku sku, LocationCode location, long quantity) {
    return clerk.move(request(type, sku, location, null, quantity));
  }

  private Reply<StockMovement> transfer(
      Sku sku, LocationCode from, LocationCode to, long quantity) {
    return clerk.move(request(MovementType.TRANSFER, sku, from, to, quantity));
  }

  private static MoveStock.Request request(
      MovementType type, Sku sku, LocationCode location, @Nullable LocationCode to, long quantity) {
    return new MoveStock.Request(type, sku, location, to, quantity, REMARK);
  }

  private static StockMovement movement(MovementId id, Sku sku, MovementType type, long change) {
    return new StockMovement(
        id, main(sku), type, change, "delivery", "D-12", null, null, Moments.NOON);
  }

  private static StockKey main(Sku sku) {
    return new StockKey(sku, LocationCode.MAIN);
  }

  private static Refusal refusal(Reply<?> reply) {
    assertThat(refusals(reply)).extracting(LocatedRefusal::subject).containsExactly("quantity");
    return refusals(reply).getFirst().refusal();
  }

  private static StockClaim claim(Order order, long quantity) {
    return new StockClaim(order.id().value(), order.number(), quantity, null);
  }
}

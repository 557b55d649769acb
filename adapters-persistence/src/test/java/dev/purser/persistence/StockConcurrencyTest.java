package dev.purser.persistence;

import static dev.purser.persistence.testing.TestShop.done;
import static dev.purser.persistence.testing.TestShop.freshKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.inventory.CreateLocation;
import dev.purser.application.inventory.LimitStock;
import dev.purser.application.inventory.MoveStock;
import dev.purser.application.ordering.CancelOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.MovementType;
import dev.purser.domain.inventory.Remark;
import dev.purser.domain.inventory.StockItem;
import dev.purser.domain.inventory.StockMovement;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.shared.Sku;
import dev.purser.persistence.shared.TestDatabase;
import dev.purser.persistence.testing.PostgresPorts;
import dev.purser.persistence.testing.TestShop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many callers at once on the same stock, in two instances. */
class StockConcurrencyTest {
  private static TestDatabase database;
  private static PostgresPorts firstInstance;
  private static PostgresPorts secondInstance;
  private static TestShop first;
  private static TestShop second;

  @BeforeAll
  static void startInstances() {
    database = TestDatabase.fresh();
    firstInstance = PostgresPorts.on(database);
    secondInstance = PostgresPorts.on(database);
    first = new TestShop(firstInstance.ports(), Shop.over(firstInstance.ports()));
    second = new TestShop(secondInstance.ports(), Shop.over(secondInstance.ports()));
  }

  @AfterAll
  static void stopInstances() {
    first.close();
    second.close();
    firstInstance.close();
    secondInstance.close();
    database.close();
  }

  @AfterEach
  void everythingAddsUp() {
    first.requireInvariants();
  }

  @Test
  void losesNothingThatGoesToAndFro() {
    var sku = first.product(1, 50);
    var away = first.location();
    first.receive(sku, away, 50);

    var replies =
        all(
            600,
            i ->
                i / 2 % 2 == 0
                    ? move(anyOf(i), MovementType.TRANSFER, sku, LocationCode.MAIN, away, 7)
                    : move(anyOf(i), MovementType.TRANSFER, sku, away, LocationCode.MAIN, 7));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).isNotEmpty();
    assertThat(replies)
        .filteredOn(Reply.Refused.class::isInstance)
        .allSatisfy(reply -> assertThat(TestShop.codes(reply)).containsExactly("out-of-stock"));
    assertThat(first.stock(sku, LocationCode.MAIN).onHand() + first.stock(sku, away).onHand())
        .isEqualTo(100);
  }

  @Test
  void makesTheRowsOfAllTargetsOnce() {
    var skus = IntStream.range(0, 20).mapToObj(_ -> first.product(1, 20)).toList();
    var away = first.location();

    var replies =
        all(
            400,
            i ->
                move(
                    anyOf(i), MovementType.TRANSFER, skus.get(i % 20), LocationCode.MAIN, away, 1));

    assertThat(replies).allMatch(Reply.Done.class::isInstance);
    assertThat(skus).allSatisfy(sku -> assertThat(first.stock(sku, away).onHand()).isEqualTo(20));
  }

  @Test
  void adjustsNothingAwayThatOrdersClaimMeanwhile() {
    var sku = first.product(1, 100);
    var buyer = first.customerWith(1_000);
    var orders = all(400, i -> i % 4 < 2 ? ordered(anyOf(i), buyer, sku) : adjusted(anyOf(i), sku));

    var placed = orders.stream().filter(Step.Ordered.class::isInstance).toList();
    var adjusted = orders.stream().filter(Step.Adjusted.class::isInstance).toList();

    var item = first.stock(sku);
    assertThat(item.allocated()).isEqualTo(countDone(placed));
    assertThat(item.onHand()).isEqualTo(100 - countDone(adjusted));
    assertThat(item.available()).isZero();
    assertThat(codes(placed)).containsOnly("out-of-stock");
    assertThat(codes(adjusted)).isSubsetOf("out-of-stock", "stock-allocated");
  }

  @Test
  void promisesNoMoreThanMayBeWhileLimitsChange() {
    var sku = first.product(1, 5);
    var buyer = first.customerWith(1_000);
    var _ = done(limit(first, sku, 40));
    var placed =
        IntStream.range(0, 30).mapToObj(_ -> done(first.order(freshKey(), buyer, sku, 1))).toList();

    var replies =
        all(
            300,
            i ->
                switch (i % 3) {
                  case 0 -> limit(anyOf(i), sku, i % 45);
                  case 1 -> first.order(freshKey(), buyer, sku, 1);
                  default -> cancel(anyOf(i), placed.get(i % placed.size()));
                });

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSizeGreaterThan(30);
    var item = first.stock(sku);
    assertThat(item.sellable()).isNotNegative();
  }

  @Test
  void opensNoMoreLocationsThanMayBe() {
    firstInstance
        .jdbc()
        .update(
            """
            INSERT INTO locations (id, code, name, priority, created_at, changed_at, version)
            SELECT gen_random_uuid(), 'FILL-' || n, 'Filled', 100, now(), now(), 1
            FROM generate_series(1, ? - 5 - (SELECT count(*) FROM locations)) AS n
            """,
            Location.MOST);

    var replies = all(40, i -> open(anyOf(i), new LocationCode("RACE-" + i)));

    firstInstance.jdbc().update("DELETE FROM locations WHERE code ~ '^(FILL|RACE)-'");
    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(5);
    assertThat(replies)
        .filteredOn(Reply.Refused.class::isInstance)
        .hasSize(35)
        .allSatisfy(
            reply -> assertThat(TestShop.codes(reply)).containsExactly("too-many-locations"));
  }

  /** What a caller did, and what came of it. */
  private sealed interface Step {
    Reply<?> reply();

    record Ordered(Reply<Order> reply) implements Step {}

    record Adjusted(Reply<StockMovement> reply) implements Step {}
  }

  private static Step ordered(TestShop shop, CustomerAccount buyer, Sku sku) {
    return new Step.Ordered(shop.order(freshKey(), buyer, sku, 1));
  }

  private static Step adjusted(TestShop shop, Sku sku) {
    return new Step.Adjusted(
        shop.move(
            new MoveStock.Request(
                MovementType.ADJUST, sku, LocationCode.MAIN, null, -1, Remark.NONE)));
  }

  private static long countDone(List<Step> steps) {
    return steps.stream().filter(step -> step.reply() instanceof Reply.Done).count();
  }

  private static List<String> codes(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.reply() instanceof Reply.Refused)
        .flatMap(step -> TestShop.codes(step.reply()).stream())
        .toList();
  }

  private static Reply<StockMovement> move(
      TestShop shop,
      MovementType type,
      Sku sku,
      LocationCode location,
      LocationCode to,
      long quantity) {
    return shop.move(new MoveStock.Request(type, sku, location, to, quantity, Remark.NONE));
  }

  private static Reply<StockItem> limit(TestShop shop, Sku sku, long backorders) {
    var request =
        new LimitStock.Request(sku, LocationCode.MAIN, Change.to(backorders), Change.keep());
    return shop.shop().inventory().limitStock().limit(Calls.aCall(), request);
  }

  private static Reply<Order> cancel(TestShop shop, Order order) {
    return shop.cancel(new CancelOrder.Request(order.id(), null, null));
  }

  private static Reply<Location> open(TestShop shop, LocationCode code) {
    var request = new CreateLocation.Request(code, "Somewhere", 100);
    return shop.shop().inventory().createLocation().create(Actor.SYSTEM, request);
  }

  private static TestShop anyOf(int i) {
    return i % 2 == 0 ? first : second;
  }

  /** Everybody at once. */
  private static <T> List<T> all(int callers, IntFunction<T> call) {
    var calls =
        IntStream.range(0, callers)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> call.apply(i), task -> Thread.ofVirtual().start(task)))
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }
}

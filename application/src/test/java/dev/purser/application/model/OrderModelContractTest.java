package dev.purser.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.ExpireOrders;
import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.ordering.ReturnOrder;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.inventory.AllocationPolicy;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.OrderDesk;
import dev.purser.domain.ordering.Prices;
import dev.purser.domain.shared.Amount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The model finds what is wrong in a shop, and says it in few steps. */
class OrderModelContractTest {
  private static final long SEED = 1;
  private static final int ENOUGH = 400;

  /** Takes what it finds, so that a line comes from more places than it has to. */
  private static final AllocationPolicy FIRST_COME =
      (sku, quantity, items) -> {
        var claims = new LinkedHashMap<StockKey, Long>();
        var wanted = quantity;
        for (var item : items) {
          var some = Math.min(wanted, item.sellable());
          if (some > 0) {
            claims.put(item.key(), some);
            wanted -= some;
          }
        }
        return claims;
      };

  @Test
  void findsShopThatSendsMoreParcelsThanItHasTo() {
    var sound = OrderModelContract.RULES;
    var rules = new OrderRules(sound.pricing(), FIRST_COME, sound.reservation());

    assertThat(fewStepsThatFail(rules, shop -> shop))
        .hasSizeLessThan(14)
        .hasAtLeastOneElementOfType(OrderStep.Places.class);
  }

  @Test
  void findsShopThatReservesTooLong() {
    var sound = OrderModelContract.RULES;
    var longer = sound.reservation().plus(Duration.ofNanos(1_000));
    var rules = new OrderRules(sound.pricing(), sound.allocation(), longer);

    assertThat(fewStepsThatFail(rules, shop -> shop))
        .hasSizeLessThan(12)
        .hasAtLeastOneElementOfType(OrderStep.Places.class);
  }

  @Test
  void findsShopThatLeavesReservationsAsTheyAre() {
    assertThat(
            fewStepsThatFail(
                OrderModelContract.RULES,
                shop -> {
                  var sound = shop.ordering();
                  return shop.with(broken(sound, sound.returnOrder(), goOn -> {}));
                }))
        .hasSizeLessThan(14)
        .hasAtLeastOneElementOfType(OrderStep.ExpiresOrders.class);
  }

  @Test
  void findsShopThatTakesOnePieceTooFewBack() {
    assertThat(
            fewStepsThatFail(
                OrderModelContract.RULES,
                shop -> {
                  var sound = shop.ordering();
                  return shop.with(
                      broken(
                          sound,
                          (call, request) -> sound.returnOrder().takeBack(call, oneLess(request)),
                          sound.expireOrders()));
                }))
        .hasSizeLessThan(14)
        .hasAtLeastOneElementOfType(OrderStep.TakesBack.class);
  }

  @Test
  void findsShopThatTaxesByOneUnitTooMuch() {
    var sound = OrderModelContract.RULES;
    var dearer =
        OrderPricing.<Void>by((basket, terms) -> oneMore(new OddPrices().price(basket, terms)));
    var rules = new OrderRules(dearer, sound.allocation(), sound.reservation());

    assertThat(fewStepsThatFail(rules, shop -> shop))
        .hasSizeLessThan(12)
        .hasAtLeastOneElementOfType(OrderStep.Places.class);
  }

  @Test
  void takesOrdersThroughTheirWholeLife() {
    var orders =
        LongStream.range(SEED, SEED + 20)
            .mapToObj(OrderModelContractTest::after)
            .flatMap(model -> model.books.orders.stream())
            .toList();

    assertThat(orders)
        .extracting(order -> order.status)
        .contains("RESERVED", "PLACED", "PARTIALLY_FULFILLED", "FULFILLED", "CANCELLED", "EXPIRED");
    assertThat(orders.stream().flatMap(order -> order.history.stream()))
        .extracting(Bought.Change::kind)
        .contains(
            "RESERVED",
            "PLACED",
            "CONFIRMED",
            "EDITED",
            "FULFILLED",
            "CANCELLED",
            "RETURNED",
            "EXPIRED");
    assertThat(orders.stream().flatMap(order -> order.history.stream()))
        .as("refunds into lots that are over")
        .anyMatch(change -> change.back() > 0 && change.expired() > 0);
  }

  @Test
  void coversEveryAnswer() {
    var answers =
        LongStream.range(SEED, SEED + 20)
            .boxed()
            .flatMap(OrderModelContractTest::expected)
            .flatMap(told -> told.refusals().isEmpty() ? what(told) : codes(told))
            .distinct();

    assertThat(answers)
        .containsExactlyInAnyOrder(
            "DONE",
            "DONE_BEFORE",
            "NOT_FOUND",
            "STALE",
            "KEY_REUSED",
            "email-taken",
            "sku-taken",
            "account-exists",
            "unknown-sku",
            "unknown-location",
            "unknown-account",
            "unknown-line",
            "product-not-available",
            "price-changed",
            "quantity-out-of-range",
            "quantity-exceeds-open",
            "amount-out-of-range",
            "asset-mismatch",
            "same-account",
            "account-frozen",
            "account-closed",
            "account-not-empty",
            "out-of-stock",
            "stock-allocated",
            "insufficient-credit",
            "expiry-passed",
            "illegal-transition");
  }

  private static Stream<Told> expected(long seed) {
    return expected(new OrderModel(), seed);
  }

  private static OrderModel after(long seed) {
    var model = new OrderModel();
    assertThat(expected(model, seed)).hasSize(ENOUGH);
    return model;
  }

  private static Stream<Told> expected(OrderModel model, long seed) {
    return new RandomOrderSteps(new Random(seed))
        .all()
        .limit(ENOUGH)
        .map(step -> {
          model.tick();
          return step.among(model).expectedBy(model);
        });
  }

  private static List<OrderStep> fewStepsThatFail(OrderRules rules, UnaryOperator<Shop> breaking) {
    var steps = new RandomOrderSteps(new Random(SEED)).all().limit(ENOUGH).toList();
    var instance = new InMemoryPorts();
    try (var sound =
            Shop.over(instance.all(), WritePathSettings.DEFAULT, OrderModelContract.RULES);
        var other = Shop.over(instance.all(), WritePathSettings.DEFAULT, rules)) {
      var soundSite = site(instance, sound);
      var brokenSite = site(instance, breaking.apply(other));

      assertThat(OrderComparison.of(steps, soundSite)).isEmpty();
      var few = Shrinking.of(steps, some -> OrderComparison.of(some, brokenSite).isPresent());

      assertThat(OrderComparison.of(few, brokenSite)).isPresent();
      return few;
    }
  }

  /** The invariants are not what is to find it. */
  private static OrderComparison.Site site(InMemoryPorts instance, Shop shop) {
    var site = new CreditWorld.Site(shop, instance.all(), instance.clock());
    return new OrderComparison.Site(site, Integer.MAX_VALUE);
  }

  private static OrderingFeature broken(
      OrderingFeature sound, ReturnOrder returns, ExpireOrders expiries) {
    return new OrderingFeature(
        sound.placeOrder(),
        sound.quoteOrder(),
        sound.confirmOrder(),
        sound.editOrder(),
        sound.fulfilOrder(),
        sound.cancelOrder(),
        returns,
        expiries,
        sound.queries());
  }

  private static Prices oneMore(Prices prices) {
    var spreads = new ArrayList<>(prices.adjustments());
    spreads.replaceAll(spread -> {
      var was = spread.adjustment();
      var amount = new Amount(was.amount().asset(), was.amount().minorUnits() + 1);
      return was.kind() == Adjustment.Kind.TAX
          ? Prices.Spread.overAll(new Adjustment(was.kind(), was.code(), was.name(), amount))
          : spread;
    });
    return new Prices(prices.unitPrices(), spreads);
  }

  private static ReturnOrder.Request oneLess(ReturnOrder.Request request) {
    if (request.lines() == null || request.lines().getFirst().quantity() == 1) {
      return request;
    }
    var named =
        request.lines().stream()
            .map(some -> new OrderDesk.Named(some.line(), some.quantity() - 1, some.location()))
            .toList();
    return new ReturnOrder.Request(
        request.order(), named, request.location(), request.restock(), request.reason());
  }

  private static Stream<String> what(Told told) {
    return Stream.of(told.what().name());
  }

  private static Stream<String> codes(Told told) {
    return told.refusals().stream().map(refusal -> refusal.split(" at ", 2)[0]);
  }
}

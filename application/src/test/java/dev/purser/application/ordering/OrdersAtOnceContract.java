package dev.purser.application.ordering;

import static dev.purser.domain.ordering.CaptureMode.ON_FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.domain.inventory.Location;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderChange;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many do things with the same orders, the same stock and the same accounts at once, in all
 * instances that there are; whatever came of it, the books are right afterwards.
 */
public abstract class OrdersAtOnceContract {
  /** So short a time that a test can wait for it. */
  protected static final Duration RESERVATION = Duration.ofMillis(500);

  protected static final OrderRules RULES =
      new OrderRules(OrderPricing.ofCatalogue(), new FewestLocations(), RESERVATION);

  /** The instances of one service. */
  protected abstract List<Shop> shops();

  /** Returns once so much time has passed. */
  protected abstract void pass(Duration time);

  @AfterEach
  void booksAreRight() {
    var report = shops().getFirst().invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    assertThat(report.findings()).isNotEmpty().allMatch(finding -> finding.holds());
  }

  @Test
  void sellNoPieceTwiceThoughLinesShareSkuOverSeveralLocations() {
    var tea = clerk().productWith(20, 7);
    var places = places(tea, 15, 15);
    var buyers = buyers(60, 1_000);

    var replies =
        all(60, n -> orders(n).place(buyers.get(n), ON_FULFILMENT, wish(tea, 1), wish(tea, 1)));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(25);
    assertThat(replies)
        .filteredOn(reply -> !(reply instanceof Reply.Done))
        .allSatisfy(reply -> assertThat(codes(reply)).containsOnly("out-of-stock"));
    assertThat(places).allMatch(place -> clerk().stockOf(tea, place.location()).sellable() == 0);
  }

  @Test
  void sellNoPieceTwiceThoughOrdersGrowAndShrinkAtOnce() {
    var tea = clerk().productWith(20, 7);
    var places = places(tea, 15, 15);
    var buyers = buyers(10, 10_000);
    var placed = buyers.stream().map(buyer -> clerk().order(buyer, tea, 2)).toList();

    var replies =
        all(
            120,
            n -> {
              var order = placed.get(n % placed.size()).id();
              return switch (n % 4) {
                case 0 -> orders(n).edit(order, wish(tea, 1 + n % 7), wish(tea, 1 + n % 3));
                case 1 -> orders(n).edit(order, wish(tea, 1));
                case 2 -> orders(n).place(buyers.get(n % 10), ON_FULFILMENT, wish(tea, 1 + n % 5));
                default -> orders(n).edit(order, wish(tea, 9), wish(tea, 9));
              };
            });

    assertThat(replies)
        .filteredOn(reply -> !(reply instanceof Reply.Done))
        .allSatisfy(reply -> assertThat(codes(reply)).containsOnly("out-of-stock"));
    assertThat(places).allMatch(place -> clerk().stockOf(tea, place.location()).sellable() >= 0);
    placed.forEach(order -> requireHistoryOf(order.id()));
  }

  @Test
  void takeOneStepOfOneVersion() {
    var tea = clerk().productWith(1_000, 7);
    var order = clerk().order(buyers(1, 1_000).getFirst(), tea, 10).id();

    var replies =
        all(40, n -> orders(n).edit(order, Precondition.version(1), wish(tea, 1 + n % 9)));

    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
    assertThat(replies).filteredOn(Reply.Stale.class::isInstance).hasSize(39);
    assertThat(read(order).version()).isEqualTo(2);
  }

  @Test
  void shipAndCancelEachPieceOnce() {
    var tea = clerk().productWith(100, 7);
    var order = clerk().order(buyers(1, 1_000).getFirst(), tea, 30);
    var line = order.lines().getFirst().id();
    var piece = new Named(line, 1, null);

    var replies =
        all(
            80,
            n ->
                n % 2 == 0
                    ? orders(n).fulfil(order.id(), piece)
                    : orders(n).cancel(order.id(), piece));

    var after = read(order.id()).lines().getFirst();
    assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(30);
    assertThat(after.fulfilled() + after.cancelled()).isEqualTo(30);
    assertThat(clerk().stockOf(tea).onHand()).isEqualTo(100 - after.fulfilled());
    requireHistoryOf(order.id());
  }

  @Test
  void confirmOrExpireEachReservationAndNeverBoth() {
    var tea = clerk().productWith(100, 7);
    var ann = buyers(1, 1_000).getFirst();
    var reserved =
        IntStream.range(0, 40)
            .mapToObj(n -> done(orders(n).reserve(ann, ON_FULFILMENT, wish(tea, 1))).id())
            .toList();

    var replies =
        all(
            44,
            n -> {
              if (n % 11 == 5) {
                pass(RESERVATION.dividedBy(2));
                shop(n).ordering().expireOrders().expireDue(() -> true);
                return new Reply.NotFound<Order>();
              }
              return n < 40 ? orders(n).confirm(reserved.get(n)) : new Reply.NotFound<Order>();
            });
    pass(RESERVATION);
    shop(1).ordering().expireOrders().expireDue(() -> true);

    var confirmed = replies.stream().filter(Reply.Done.class::isInstance).count();
    var statuses = reserved.stream().map(this::read).map(Order::status).toList();
    assertThat(statuses).containsOnly(OrderStatus.PLACED, OrderStatus.EXPIRED);
    assertThat(statuses).filteredOn(OrderStatus.PLACED::equals).hasSize((int) confirmed);
    assertThat(clerk().stockOf(tea).allocated()).isEqualTo(confirmed);
    assertThat(clerk().accountOf(ann).held()).isEqualTo(7 * confirmed);
  }

  @Test
  void liveTheirWholeLivesBesideEachOther() {
    var seed = Long.getLong("purser.seed", System.nanoTime());
    var skus = IntStream.range(0, 3).mapToObj(n -> clerk().productWith(60, 7 + n)).toList();
    skus.forEach(sku -> places(sku, 30));
    var buyers = buyers(4, 3_000);
    var placed = new ArrayList<OrderId>();
    for (var n = 0; n < 24; n++) {
      var capture = CaptureMode.values()[n % 2];
      var lines = new Wish[] {wish(skus.get(n % 3), 2), wish(skus.get((n + 1) % 3), 1)};
      placed.add(done(orders(n).place(buyers.get(n % 4), capture, lines)).id());
    }

    var replies = all(400, n -> anything(new Random(seed + n), n, buyers, skus, placed));

    assertThat(replies)
        .as("seed %d", seed)
        .allMatch(reply -> reply instanceof Reply.Done || reply instanceof Reply.Refused);
    placed.forEach(this::requireHistoryOf);
  }

  private Reply<Order> anything(
      Random random, int n, List<CustomerId> buyers, List<Sku> skus, List<OrderId> placed) {
    var id = placed.get(random.nextInt(placed.size()));
    var sku = skus.get(random.nextInt(skus.size()));
    var lines = read(id).lines();
    var line = lines.get(random.nextInt(lines.size())).id();
    var some = new Named(line, 1, null);
    return switch (random.nextInt(8)) {
      case 0 -> orders(n).fulfil(id, some);
      case 1 -> orders(n).fulfil(id);
      case 2 -> orders(n).cancel(id, some);
      case 3 -> orders(n).cancel(id);
      case 4 -> orders(n).takeBack(id, null, random.nextBoolean(), some);
      case 5 -> orders(n).takeBack(id);
      case 6 -> orders(n).edit(id, wish(sku, 1 + random.nextInt(4)), wish(sku, 1));
      default ->
          orders(n)
              .place(
                  buyers.get(random.nextInt(buyers.size())),
                  CaptureMode.values()[random.nextInt(2)],
                  wish(sku, 1 + random.nextInt(3)),
                  wish(sku, 1));
    };
  }

  /** Every version is told once, and what they tell comes to what the order is paid by. */
  private void requireHistoryOf(OrderId id) {
    var order = read(id);
    var told =
        shop(0)
            .ordering()
            .queries()
            .history(Actor.SYSTEM, id, Slice.first(200))
            .orElseThrow()
            .items();

    assertThat(told)
        .extracting(OrderChange::version)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, (int) order.version()).mapToObj(Long::valueOf).toList());
    assertThat(sum(told, OrderChange::held)).isEqualTo(paid(order, Payment::held));
    assertThat(sum(told, OrderChange::captured)).isEqualTo(paid(order, Payment::captured));
    assertThat(sum(told, OrderChange::refunded)).isEqualTo(paid(order, Payment::refunded));
  }

  private static long sum(List<OrderChange> told, ToLongFunction<OrderChange> figure) {
    return told.stream().mapToLong(figure).sum();
  }

  private static long paid(Order order, Function<Payment, Amount> figure) {
    return order.payments().stream().mapToLong(p -> figure.apply(p).minorUnits()).sum();
  }

  /** The stock items of a SKU, with so many pieces at further locations. */
  @CanIgnoreReturnValue
  private List<StockKey> places(Sku sku, long... further) {
    var keys = new ArrayList<StockKey>();
    keys.add(new StockKey(sku, LocationCode.MAIN));
    for (var pieces : further) {
      var location = clerk().location(Location.DEFAULT_PRIORITY + keys.size());
      clerk().receive(sku, location, pieces);
      keys.add(new StockKey(sku, location));
    }
    return keys;
  }

  private List<CustomerId> buyers(int number, long credits) {
    return IntStream.range(0, number).mapToObj(_ -> clerk().customerWith(credits)).toList();
  }

  private Order read(OrderId id) {
    return shop(0).ordering().queries().find(Actor.SYSTEM, id).orElseThrow();
  }

  private Shop shop(int n) {
    return shops().get(n % shops().size());
  }

  private Clerk clerk() {
    return new Clerk(shop(0));
  }

  /** The instance whose turn it is. */
  private OrderCalls orders(int n) {
    return OrderCalls.in(shop(n));
  }

  private static Wish wish(Sku sku, long quantity) {
    return new Wish(sku, quantity, null);
  }

  private static Order done(Reply<Order> reply) {
    return Clerk.done(reply);
  }

  private static List<String> codes(Reply<?> reply) {
    return switch (reply) {
      case Reply.Refused<?> refused ->
          refused.refusals().stream().map(located -> located.refusal().code()).toList();
      default -> throw new AssertionError("not refused: " + reply);
    };
  }

  /** What each of so many is answered who call at once. */
  private static List<Reply<Order>> all(int number, IntFunction<Reply<Order>> calling) {
    var calls =
        IntStream.range(0, number)
            .<Callable<Reply<Order>>>mapToObj(n -> () -> calling.apply(n))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Reply<Order>>();
      for (var running : threads.invokeAll(calls)) {
        replies.add(running.get());
      }
      return replies;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}

package dev.purser.application.model;

import dev.purser.application.model.CreditModel.Fate;
import dev.purser.application.model.OrderModel.Move;
import dev.purser.application.model.OrderModel.Moving;
import dev.purser.application.model.OrderModel.Named;
import dev.purser.application.model.OrderModel.Ordering;
import dev.purser.application.model.OrderModel.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Business at random: mostly what a shop lives on, with everything mixed in that is refused. */
final class RandomOrderSteps {
  private static final int CUSTOMERS = 5;
  private static final int RECENT = 6;
  private static final long MOST = 9_007_199_254_740_991L;

  /** The other asset's large amounts: of few accounts, so that the house can count them. */
  private static final long LARGE = 1_000_000_000_000_000L;

  private static final long[] ODD_AMOUNTS = {0, -1, MOST + 1, Long.MAX_VALUE, Long.MIN_VALUE};
  private static final long[] ODD_PRICES = {0, -1, MOST, MOST / 2, MOST + 1, Long.MIN_VALUE};
  private static final long[] ODD_PIECES = {
    0, -1, 1_000_000, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final Integer[] PRIORITIES = {0, 20, 50, 100};

  private final RandomGenerator random;
  private final List<OrderStep> opening;

  RandomOrderSteps(RandomGenerator random) {
    this.random = random;
    this.opening = new ArrayList<>(opening());
  }

  /** Without an end; the first ones open the shop. */
  Stream<OrderStep> all() {
    return Stream.generate(() -> opening.isEmpty() ? next() : opening.removeFirst());
  }

  private List<OrderStep> opening() {
    var steps = new ArrayList<OrderStep>();
    for (var n = 0; n < 3; n++) {
      steps.add(new OrderStep.SignsUp(n));
      steps.add(new OrderStep.Grants(n, 300, false, null, null));
    }
    for (var sku = 0; sku < OrderComparison.SKUS; sku++) {
      steps.add(creates(sku, true));
      steps.add(new OrderStep.Moves(Moving.RECEIVE, sku, place(), 0, 20));
      steps.add(new OrderStep.Moves(Moving.RECEIVE, sku, place(), 0, 6));
    }
    steps.add(new OrderStep.Opens(0, -LARGE));
    return steps;
  }

  private OrderStep next() {
    return switch (random.nextInt(60)) {
      case 0 -> new OrderStep.SignsUp(random.nextInt(CUSTOMERS));
      case 1 -> new OrderStep.Opens(customer(), floor());
      case 2, 3 -> creates(sku(), !oneIn(8));
      case 4 ->
          oneIn(6)
              ? new OrderStep.Deletes(sku())
              : new OrderStep.Reprices(sku(), price(), !oneIn(12));
      case 5 -> new OrderStep.Prefers(place(), random.nextInt(4) * 50);
      case 6, 7, 8, 9 ->
          new OrderStep.Moves(Moving.RECEIVE, sku(), placeOrNowhere(), place(), pieces(15));
      case 10, 11 ->
          new OrderStep.Moves(moving(), sku(), placeOrNowhere(), placeOrNowhere(), change());
      case 12 -> new OrderStep.Limits(sku(), placeOrNowhere(), limit(), oneIn(2) ? null : limit());
      case 13, 14, 15, 16, 17 ->
          new OrderStep.Grants(
              account(), amount(300), oneIn(12), priority(), oneIn(3) ? null : hours());
      case 18 ->
          new OrderStep.Transfers(
              new Move(account(), account(), oneIn(3) ? OrderStep.ALL_THERE_IS : amount(60)));
      case 19 -> new OrderStep.Becomes(customer(), fate());
      case 20, 21 -> new OrderStep.Waits(random.nextInt(80), stop());
      case 22 -> new OrderStep.WaitsForDeadline(order(), oneIn(2));
      case 23 -> new OrderStep.ExpiresCredits();
      case 24 -> new OrderStep.ExpiresOrders();
      case 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36 -> new OrderStep.Places(ordering());
      case 37, 38 -> new OrderStep.Confirms(order());
      case 39, 40, 41 -> new OrderStep.Edits(order(), oneIn(6), oneIn(8) ? null : wanted());
      case 42, 43, 44, 45, 46, 47, 48 -> new OrderStep.Fulfils(order(), named());
      case 49, 50, 51 -> new OrderStep.Cancels(order(), named());
      case 52, 53, 54, 55, 56 ->
          new OrderStep.TakesBack(order(), named(), oneIn(3) ? placeOrNowhere() : null, oneIn(2));
      case 57, 58 -> new OrderStep.Repeats(random.nextInt(OrderStep.MANY));
      default -> new OrderStep.ReusesKey(random.nextInt(OrderStep.MANY));
    };
  }

  /** The last SKU is mostly of the other asset, and the others mostly are not. */
  private OrderStep creates(int sku, boolean published) {
    var isLast = sku == OrderComparison.SKUS - 1;
    return new OrderStep.Creates(sku, price(), isLast == oneIn(25) ? 0 : 1, published);
  }

  /** Mostly what can be paid in one asset, by an account that is in it. */
  private Ordering ordering() {
    var isOfOther = oneIn(6);
    var payer = isOfOther ? OrderStep.OWN_OTHER : null;
    return new Ordering(
        customer(),
        isOfOther ? wanted(OrderComparison.SKUS - 1) : wanted(),
        oneIn(8) ? (Integer) account() : payer,
        !oneIn(3),
        oneIn(3));
  }

  private List<Wanted> wanted() {
    var isMixed = oneIn(20);
    return lines().mapToObj(line -> wanted(isMixed, sku())).toList();
  }

  private List<Wanted> wanted(int sku) {
    return lines().mapToObj(line -> wanted(true, sku)).toList();
  }

  private IntStream lines() {
    return IntStream.rangeClosed(0, random.nextInt(5));
  }

  private Wanted wanted(boolean isMixed, int sku) {
    return new Wanted(
        isMixed ? sku : sku % (OrderComparison.SKUS - 1), pieces(6), oneIn(8) ? expected() : null);
  }

  private long expected() {
    return oneIn(4) ? 1 + random.nextLong(6) : OrderStep.RIGHT_PRICE;
  }

  /** All, or some: mostly few pieces of lines that there are. */
  private @Nullable List<Named> named() {
    return oneIn(3)
        ? null
        : IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(n ->
                new Named(
                    oneIn(25) ? OrderModel.NOBODY : random.nextInt(5),
                    oneIn(25) ? odd(ODD_PIECES) : 1 + random.nextInt(2),
                    oneIn(4) ? placeOrNowhere() : null))
            .toList();
  }

  private Moving moving() {
    var all = Moving.values();
    return all[random.nextInt(all.length)];
  }

  private Hours.Stop stop() {
    var stops = Hours.Stop.values();
    return stops[random.nextInt(stops.length)];
  }

  /** Mostly back into business, since little happens with frozen accounts. */
  private Fate fate() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> Fate.FROZEN;
      case 3, 4 -> Fate.CLOSED;
      default -> Fate.OPEN;
    };
  }

  private @Nullable Integer priority() {
    return oneIn(2) ? null : PRIORITIES[random.nextInt(PRIORITIES.length)];
  }

  /** From the present hour, which has begun, to a few later. */
  private long hours() {
    return oneIn(12) ? 0 : 1 + random.nextInt(4);
  }

  private long floor() {
    return switch (random.nextInt(5)) {
      case 0 -> 1;
      case 1 -> 0;
      case 2 -> -LARGE;
      default -> -random.nextInt(300);
    };
  }

  private long price() {
    return switch (random.nextInt(30)) {
      case 0 -> odd(ODD_PRICES);
      case 1 -> 1 + random.nextLong(LARGE / 10);
      default -> 1 + random.nextInt(6);
    };
  }

  private long amount(int most) {
    return oneIn(20) ? odd(ODD_AMOUNTS) : 1 + random.nextInt(most);
  }

  private long pieces(int most) {
    return oneIn(60) ? odd(ODD_PIECES) : 1 + random.nextInt(most);
  }

  /** Pieces that come, or go where that is what the movement lets them. */
  private long change() {
    return oneIn(2) ? pieces(8) : -1 - random.nextInt(8);
  }

  private long limit() {
    return oneIn(10) ? odd(ODD_PIECES) : random.nextInt(8);
  }

  private long odd(long[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }

  private int sku() {
    return random.nextInt(OrderComparison.SKUS);
  }

  private int place() {
    return random.nextInt(OrderModel.PRIORITIES.size());
  }

  private int placeOrNowhere() {
    return oneIn(15) ? Shelves.NOWHERE : place();
  }

  private int customer() {
    return oneIn(25) ? OrderModel.NOBODY : random.nextInt(OrderStep.MANY);
  }

  private int account() {
    return oneIn(25) ? OrderModel.HOUSE : customer();
  }

  /** Mostly one of the last with which it can be done. */
  private int order() {
    if (oneIn(30)) {
      return OrderModel.NOBODY;
    }
    return oneIn(5) ? random.nextInt(OrderStep.MANY) : OrderStep.MANY + random.nextInt(RECENT);
  }

  private boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }
}

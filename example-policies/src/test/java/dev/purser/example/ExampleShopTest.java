package dev.purser.example;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.ordering.OrderCalls;
import dev.purser.application.ordering.OrderPricing;
import dev.purser.application.ordering.OrderRules;
import dev.purser.application.ordering.QuoteOrder;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.writepath.Source;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.Payment;
import dev.purser.domain.shared.Sku;
import dev.purser.example.domain.inventory.FullestFirst;
import dev.purser.example.domain.ordering.TieredPrices;
import dev.purser.example.domain.ordering.Tiers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole shop that prices and allocates by the rules of this module, over ports in memory. */
@Timeout(60)
class ExampleShopTest {
  private static final LocationCode EAST = new LocationCode("EAST");
  private static final Duration LONG = Duration.ofSeconds(30);

  /** One batch at a time, so that whatever comes meanwhile is in the next. */
  private static final WritePathSettings ONE_COMMITTER =
      new WritePathSettings(1, 1_000, 1_000, LONG, LONG, LONG);

  private final KeptTiers tiers = new KeptTiers();
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop =
      Shop.over(
          ports.all(),
          ONE_COMMITTER,
          new OrderRules(
              OrderPricing.by(new TieredPrices(20), tiers),
              new FullestFirst(),
              Duration.ofMinutes(15)));
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls calls = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(1_000);
  private final Sku tea = clerk.productWith(9, 7);
  private final Sku pot = clerk.productWith(5, 33);

  ExampleShopTest() {
    ports.open(EAST);
    clerk.receive(tea, EAST, 4);
    clerk.receive(pot, EAST, 3);
    tiers.keep(tea, new Tiers(new TreeMap<>(Map.of(10L, 5))));
  }

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  /** 77 and 66, less 5 % of 77, with 20 % of the rest, which is spread as 14.8 and 13.2. */
  @Test
  void pricesAnOrderSoThatItsTotalIsTheSumOfItsParts() {
    var order = place(CaptureMode.ON_FULFILMENT);

    assertThat(order.adjustments())
        .extracting(Adjustment::kind, Adjustment::code, Adjustment::amount)
        .containsExactly(
            tuple(Adjustment.Kind.DISCOUNT, "tier-5", credits(-3)),
            tuple(Adjustment.Kind.TAX, "tax-20", credits(28)));
    assertThat(order.lines())
        .extracting(OrderLine::unitPrice, OrderLine::total)
        .containsExactly(tuple(credits(7), credits(89)), tuple(credits(33), credits(79)));
    assertThat(order.total()).isEqualTo(credits(77 + 66 - 3 + 28)).isEqualTo(credits(89 + 79));
    requirePaid(order, 168, 0, 0);
  }

  @Test
  void shipsFromWhereTheMostIs() {
    var order = place(CaptureMode.ON_FULFILMENT);

    assertThat(order.lines().getFirst().allocations())
        .containsExactlyInAnyOrder(new Allocation(LocationCode.MAIN, 9), new Allocation(EAST, 2));
    assertThat(order.lines().getLast().allocations())
        .containsExactly(new Allocation(LocationCode.MAIN, 2));
  }

  @Test
  void settlesWhatIsShippedAndReturnedInPartsToTheUnit() {
    var order = place(CaptureMode.ON_FULFILMENT);
    var ofTea = order.lines().getFirst();
    var ofPot = order.lines().getLast();

    requirePaid(Clerk.done(calls.fulfil(order.id(), some(ofTea, 4))), 136, 32, 0);
    requirePaid(Clerk.done(calls.fulfil(order.id(), some(ofTea, 6), some(ofPot, 1))), 49, 119, 0);
    requirePaid(Clerk.done(calls.cancel(order.id(), some(ofTea, 1))), 40, 119, 0);
    requirePaid(Clerk.done(calls.takeBack(order.id(), some(ofTea, 3))), 40, 119, 24);
    var fulfilled = Clerk.done(calls.fulfil(order.id()));
    requirePaid(fulfilled, 0, 159, 24);
    assertThat(fulfilled.status()).isEqualTo(OrderStatus.FULFILLED);
    requirePaid(Clerk.done(calls.takeBack(order.id())), 0, 159, 159);

    assertThat(clerk.accountOf(ann).posted()).isEqualTo(1_000);
    assertThat(clerk.stockOf(tea, LocationCode.MAIN).onHand()).isEqualTo(9);
    assertThat(clerk.stockOf(tea, EAST).onHand()).isEqualTo(4);
  }

  @Test
  void refundsToTheUnitWhatWasPaidOnPlacement() {
    var order = place(CaptureMode.ON_PLACEMENT);
    requirePaid(order, 0, 168, 0);

    var cancelled = Clerk.done(calls.cancel(order.id(), some(order.lines().getFirst(), 2)));
    requirePaid(cancelled, 0, 168, 17);
    requirePaid(Clerk.done(calls.fulfil(order.id())), 0, 168, 17);
    var returned = Clerk.done(calls.takeBack(order.id(), some(order.lines().getLast(), 1)));
    requirePaid(returned, 0, 168, 57);
  }

  /** Nine pieces are below the tier. */
  @Test
  void pricesAnEditByTheSameRules() {
    var order = place(CaptureMode.ON_FULFILMENT);

    var edited = Clerk.done(calls.edit(order.id(), new Wish(tea, 9, null), new Wish(pot, 2, null)));

    assertThat(edited.adjustments()).extracting(Adjustment::amount).containsExactly(credits(26));
    requirePaid(edited, 63 + 66 + 26, 0, 0);
  }

  @Test
  void quotesWhatAnOrderThenIs() {
    var request = new QuoteOrder.Request(ann, wishes(), null);

    var quote = shop.ordering().quoteOrder().quote(Actor.SYSTEM, request);
    var order = place(CaptureMode.ON_FULFILMENT);

    assertThat(quote.isAcceptable()).isTrue();
    assertThat(quote.total()).isEqualTo(order.total());
    assertThat(quote.adjustments()).isEqualTo(order.adjustments());
    assertThat(figures(quote.lines())).isEqualTo(figures(order.lines()));
  }

  @Test
  void asksForTheTermsOfAllOrdersOfABatchInOneGo() {
    var others = Stream.generate(() -> clerk.productWith(1, 7)).limit(20).toList();

    tiers.stall();
    var first = ordering(tea);
    tiers.awaitAsked();
    var waiting = others.stream().map(this::ordering).toList();
    waiting.forEach(ExampleShopTest::awaitWaiting);
    tiers.goOn();
    awaitEnd(first);
    waiting.forEach(ExampleShopTest::awaitEnd);

    assertThat(tiers.asked()).containsExactly(Set.of(tea), Set.copyOf(others));
    assertThat(others).allMatch(sku -> clerk.stockOf(sku).allocated() == 1);
  }

  private List<Wish> wishes() {
    return List.of(new Wish(tea, 11, null), new Wish(pot, 2, null));
  }

  private Order place(CaptureMode capture) {
    return Clerk.done(calls.place(ann, capture, wishes().toArray(Wish[]::new)));
  }

  private Thread ordering(Sku sku) {
    return Thread.startVirtualThread(() -> clerk.order(ann, sku, 1));
  }

  private static void awaitWaiting(Thread caller) {
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.yield();
    }
  }

  private static void awaitEnd(Thread caller) {
    while (caller.isAlive()) {
      Thread.yield();
    }
  }

  private static Named some(OrderLine line, long pieces) {
    return new Named(line.id(), pieces, null);
  }

  private static List<Tuple> figures(List<OrderLine> lines) {
    return lines.stream()
        .map(line ->
            tuple(line.sku(), line.quantity(), line.unitPrice(), line.total(), line.allocations()))
        .toList();
  }

  /** These figures, which are those that follow from the lines, too. */
  private static void requirePaid(Order order, long held, long captured, long refunded) {
    assertThat(order.payments())
        .extracting(Payment::held, Payment::captured, Payment::refunded)
        .containsExactly(tuple(credits(held), credits(captured), credits(refunded)));
    var isPaidAtOnce = order.capture() == CaptureMode.ON_PLACEMENT;
    assertThat(held)
        .isEqualTo(
            isPaidAtOnce
                ? 0
                : worth(order, line -> line.quantity() - line.cancelled())
                    - worth(order, OrderLine::fulfilled));
    assertThat(captured - refunded)
        .isEqualTo(
            isPaidAtOnce
                ? worth(order, line -> line.quantity() - line.cancelled() - line.returned())
                : worth(order, line -> line.fulfilled() - line.returned()));
  }

  /** What so many pieces of each line are worth, rounded down once a line. */
  private static long worth(Order order, ToLongFunction<OrderLine> pieces) {
    return order.lines().stream()
        .mapToLong(line -> line.total().minorUnits() * pieces.applyAsLong(line) / line.quantity())
        .sum();
  }

  /** Tiers as somebody keeps them, who notes what is asked for in one go. */
  private static final class KeptTiers implements Source.Readable<Sku, Tiers> {
    private final Map<Sku, Tiers> kept = new ConcurrentHashMap<>();
    private final List<Set<Sku>> asked = new CopyOnWriteArrayList<>();
    private final Semaphore answering = new Semaphore(1);

    @Override
    public Map<Sku, Tiers> load(Set<Sku> skus) {
      asked.add(Set.copyOf(skus));
      answering.acquireUninterruptibly();
      answering.release();
      var found = new HashMap<>(kept);
      found.keySet().retainAll(skus);
      return found;
    }

    void keep(Sku sku, Tiers known) {
      kept.put(sku, known);
    }

    /** Lets whoever asks wait from now on. */
    void stall() {
      answering.acquireUninterruptibly();
    }

    void goOn() {
      answering.release();
    }

    void awaitAsked() {
      while (asked.isEmpty()) {
        Thread.yield();
      }
    }

    List<Set<Sku>> asked() {
      return asked;
    }
  }
}

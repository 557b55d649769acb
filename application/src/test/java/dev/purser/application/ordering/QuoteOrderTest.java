package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.ServiceFault;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.shared.writepath.WritePathSettings;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.FewestLocations;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Adjustment;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Basket;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.Prices;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuoteOrderTest {
  private static final int TRIES = 300;
  private static final LocationCode EAST = new LocationCode("EAST");

  /** Rules under which totals do not divide: three credits for each order, and a piece less. */
  private static final OrderRules RULES =
      new OrderRules(
          OrderPricing.by(QuoteOrderTest::priced), new FewestLocations(), Duration.ofMinutes(15));

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all(), WritePathSettings.DEFAULT, RULES);
  private final Clerk clerk = new Clerk(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final Sku tea = clerk.productWith(10, 7);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void tellsWhatAnOrderWouldComeTo() {
    clerk.grant(accountOf(ann), 5, new LotTerms(1, EVENING));

    var quote = quote(ann, new Wish(tea, 3, null));

    assertThat(quote.isAcceptable()).isTrue();
    assertThat(quote.total()).isEqualTo(credits(24));
    assertThat(quote.adjustments()).extracting(Adjustment::code).containsExactly("postage");
    assertThat(quote.lines())
        .extracting(OrderLine::sku, OrderLine::unitPrice, OrderLine::total, OrderLine::allocations)
        .containsExactly(
            tuple(tea, credits(7), credits(24), List.of(new Allocation(LocationCode.MAIN, 3))));
    assertThat(quote.lots()).extracting(Hold.Share::held).containsExactly(5L);
  }

  @Test
  void tellsWhichHoldsAreInTheWayAsTheOrderDoes() {
    var pot = clerk.productWith(10, 30);
    var _ = clerk.order(ann, tea, 9);
    var wish = new Wish(pot, 2, null);

    var quote = quote(ann, wish);
    var order =
        shop.ordering()
            .placeOrder()
            .place(
                Calls.aCall(),
                new PlaceOrder.Request(
                    ann,
                    List.of(wish),
                    null,
                    true,
                    CaptureMode.ON_FULFILMENT,
                    ShipTo.NONE,
                    Attributes.NONE));

    assertThat(order).isEqualTo(new Reply.Refused<>(quote.refusals(), false));
    assertThat(quote.refusals())
        .extracting(located -> located.refusal().figures().byName().get("holds"))
        .doesNotContainNull();
  }

  @Test
  void changesNothing() {
    var before = clerk.accountOf(ann);
    var stock = clerk.stockOf(tea);

    for (var n = 0; n < 3; n++) {
      assertThat(quote(ann, new Wish(tea, 10, null)).isAcceptable()).isTrue();
    }

    assertThat(clerk.accountOf(ann)).isEqualTo(before);
    assertThat(clerk.stockOf(tea)).isEqualTo(stock);
    assertThat(shop.ordering().queries().list(Actor.SYSTEM, ann, Slice.first(1)).items()).isEmpty();
  }

  @Test
  void sendsNothingToBreakageThatHasExpired() {
    clerk.grant(accountOf(ann), 50, new LotTerms(1, NOON.plusSeconds(1)));
    ports.clock().advance(Duration.ofSeconds(1));

    var quote = quote(ann, new Wish(tea, 1, null));

    assertThat(quote.isAcceptable()).isTrue();
    assertThat(quote.lots()).isEmpty();
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(150);
  }

  @Test
  void tellsEverythingThatWouldStandInTheWay() {
    var draft = clerk.product(credits(5), ProductStatus.DRAFT);
    freeze(ann);

    var quote =
        quote(
            ann,
            new Wish(tea, 15, credits(6)),
            new Wish(new Sku("nothing"), 0, null),
            new Wish(draft, 1, credits(4)));

    assertThat(quote.isAcceptable()).isFalse();
    assertThat(told(quote.refusals()))
        .containsExactlyInAnyOrder(
            "price-changed at lines/0/expectedUnitPrice",
            "out-of-stock at lines/0/quantity",
            "unknown-sku at lines/1/sku",
            "quantity-out-of-range at lines/1/quantity",
            "product-not-available at lines/2/sku",
            "price-changed at lines/2/expectedUnitPrice",
            "account-frozen at customerId",
            "insufficient-credit at customerId");
  }

  @Test
  void namesNoTotalUntilEveryLineHasPrice() {
    var partly = quote(ann, new Wish(tea, 1, null), new Wish(new Sku("nothing"), 1, null));

    assertThat(partly.total()).isNull();
    assertThat(partly.lots()).isEmpty();
    assertThat(partly.lines()).hasSize(1);
  }

  @Test
  void namesTheTotalOfWhatIsOutOfStock() {
    var quote = quote(ann, new Wish(tea, 11, null));

    assertThat(quote.total()).isEqualTo(credits(80));
    assertThat(told(quote.refusals())).containsExactly("out-of-stock at lines/0/quantity");
    assertThat(quote.lines().getFirst().allocations()).isEmpty();
  }

  @Test
  void knowsNobodyForWhomTheActorMayNotOrder() {
    var bob = clerk.customer();
    var asBob = new Actor(bob.value().toString(), Role.CUSTOMER);
    var wishes = List.of(new Wish(tea, 1, null));

    var ofAnn = ask(asBob, ann, null, wishes);
    var ofNobody = ask(asBob, new CustomerId(FreshIds.next()), null, wishes);
    var fromAnn = ask(asBob, bob, accountOf(ann), wishes);

    assertThat(told(ofAnn.refusals())).containsExactly("unknown-account at customerId");
    assertThat(told(ofNobody.refusals())).containsExactly("unknown-account at customerId");
    assertThat(told(fromAnn.refusals())).containsExactly("unknown-account at accountId");
    assertThat(told(ask(asBob, bob, null, wishes).refusals()))
        .containsExactly("insufficient-credit at customerId");
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPPORT", "ANALYST"})
  void isNotForThoseWhoDoNotOrder(Role role) {
    var other = new Actor(FreshIds.next().toString(), role);

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> ask(other, ann, null, List.of(new Wish(tea, 1, null))));
  }

  @Test
  void isAnsweredNoMoreOnceTheShopIsClosed() {
    var closing = Shop.over(ports.all());
    closing.close();
    var request = new QuoteOrder.Request(ann, List.of(new Wish(tea, 1, null)), null);

    assertThatExceptionOfType(ServiceFault.Unavailable.class)
        .isThrownBy(() -> closing.ordering().quoteOrder().quote(Actor.SYSTEM, request));
  }

  @Test
  void answersManyAtOnce() throws Exception {
    var asking =
        Stream.<Callable<Quote>>generate(() -> () -> quote(ann, new Wish(tea, 10, null)))
            .limit(300)
            .toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var running : threads.invokeAll(asking)) {
        assertThat(running.get().isAcceptable()).isTrue();
      }
    }
  }

  @Test
  void agreesWithTheOrderThatIsPlacedOnTheSameBooks() {
    var seed = Long.getLong("purser.seed", System.nanoTime());
    var random = new Random(seed);
    ports.open(EAST);
    ports.issue(EUR);
    var skus = assortment(random);
    var buyers = buyers(random);
    var placed = 0;
    for (var n = 0; n < TRIES; n++) {
      var buyer = buyers.get(random.nextInt(buyers.size()));
      var wishes = wishes(random, skus);
      var account = random.nextInt(8) == 0 ? accountOf(buyers.getFirst()) : null;
      var capture = CaptureMode.values()[random.nextInt(2)];

      var quote = ask(Actor.SYSTEM, buyer, account, wishes);
      var reply = place(buyer, account, wishes, capture);

      var what = "seed %d, try %d: %s for %s";
      if (reply instanceof Reply.Done<Order>(var order, var _)) {
        placed++;
        assertThat(quote.refusals()).as(what, seed, n, wishes, buyer).isEmpty();
        assertThat(quote.total()).as(what, seed, n, wishes, buyer).isEqualTo(order.total());
        assertThat(quote.adjustments()).isEqualTo(order.adjustments());
        assertThat(figures(quote.lines()))
            .as(what, seed, n, wishes, buyer)
            .isEqualTo(figures(order.lines()));
        assertThat(burnt(quote.lots()))
            .as(what, seed, n, wishes, buyer)
            .isEqualTo(burnt(holdOf(order).shares()));
      } else {
        assertThat(quote.refusals()).as(what, seed, n, wishes, buyer).isEqualTo(refusals(reply));
      }
      replenish(random, skus, buyers);
    }
    assertThat(placed).as("seed %d", seed).isBetween(TRIES / 10, TRIES - TRIES / 10);
  }

  private List<Sku> assortment(Random random) {
    var skus = new ArrayList<Sku>();
    for (var n = 0; n < 6; n++) {
      var sku = clerk.productWith(20, 1 + random.nextInt(9));
      clerk.receive(sku, EAST, 5);
      skus.add(sku);
    }
    skus.add(clerk.product(credits(5), ProductStatus.ARCHIVED));
    skus.add(clerk.product(euros(5), ProductStatus.PUBLISHED));
    skus.add(new Sku("nothing"));
    return skus;
  }

  private List<CustomerId> buyers(Random random) {
    var buyers = new ArrayList<CustomerId>();
    for (var n = 0; n < 6; n++) {
      var buyer = clerk.customerWith(50 + random.nextInt(200));
      clerk.grant(accountOf(buyer), 20, new LotTerms(random.nextInt(3), EVENING));
      clerk.grant(
          accountOf(buyer), 20, new LotTerms(1, NOON.plusSeconds(1 + random.nextInt(TRIES))));
      buyers.add(buyer);
    }
    freeze(buyers.getLast());
    buyers.add(new CustomerId(FreshIds.next()));
    return buyers;
  }

  private static List<Wish> wishes(Random random, List<Sku> skus) {
    var wishes = new ArrayList<Wish>();
    for (var n = random.nextInt(4); n >= 0; n--) {
      var isOdd = random.nextInt(10) == 0;
      var sku = skus.get(random.nextInt(isOdd ? skus.size() : 6));
      var expected = random.nextInt(8) == 0 ? credits(1 + random.nextInt(9)) : null;
      wishes.add(new Wish(sku, random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(5), expected));
    }
    return wishes;
  }

  private void replenish(Random random, List<Sku> skus, List<CustomerId> buyers) {
    ports.clock().advance(Duration.ofSeconds(1));
    switch (random.nextInt(4)) {
      case 0 -> clerk.receive(skus.get(random.nextInt(6)), 1 + random.nextInt(9));
      case 1 -> clerk.receive(skus.get(random.nextInt(6)), EAST, 1 + random.nextInt(9));
      case 2 -> clerk.grant(accountOf(buyers.get(random.nextInt(5))), 1 + random.nextInt(90));
      default -> {}
    }
  }

  private static Prices priced(Basket basket, Object terms) {
    var catalogue = Prices.ofCatalogue(basket).unitPrices();
    var asset = catalogue.getFirst().asset();
    var postage = new Adjustment(Adjustment.Kind.FEE, "postage", "Postage", new Amount(asset, 3));
    return new Prices(catalogue, List.of(Prices.Spread.overAll(postage)));
  }

  private static List<Tuple> figures(List<OrderLine> lines) {
    return lines.stream()
        .map(line ->
            tuple(
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                line.total(),
                line.allocations()))
        .toList();
  }

  private static List<Tuple> burnt(List<Hold.Share> shares) {
    return shares.stream().map(share -> tuple(share.place(), share.amount())).toList();
  }

  private static List<String> told(List<LocatedRefusal> refusals) {
    return refusals.stream().map(one -> one.refusal().code() + " at " + one.subject()).toList();
  }

  private Quote quote(CustomerId customer, Wish... wishes) {
    return ask(Actor.SYSTEM, customer, null, List.of(wishes));
  }

  private Quote ask(
      Actor actor, CustomerId customer, @Nullable AccountId account, List<Wish> wishes) {
    var request = new QuoteOrder.Request(customer, wishes, account);
    return shop.ordering().quoteOrder().quote(actor, request);
  }

  private Reply<Order> place(
      CustomerId customer, @Nullable AccountId account, List<Wish> wishes, CaptureMode capture) {
    var request =
        new PlaceOrder.Request(
            customer, wishes, account, true, capture, ShipTo.NONE, Attributes.NONE);
    return shop.ordering().placeOrder().place(Calls.aCall(), request);
  }

  private Hold holdOf(Order order) {
    var hold = order.payments().getFirst().hold();
    return shop.holds().queries().hold(Actor.SYSTEM, hold).orElseThrow();
  }

  private AccountId accountOf(CustomerId customer) {
    return clerk.accountOf(customer).id();
  }

  private void freeze(CustomerId customer) {
    var request = new ChangeAccountStatus.Request(accountOf(customer), null);
    var _ = Clerk.done(shop.credit().changeAccountStatus().freeze(Calls.aCall(), request));
  }
}

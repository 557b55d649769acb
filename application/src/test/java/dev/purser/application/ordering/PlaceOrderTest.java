package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.EUR;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.catalog.ProductSearch;
import dev.purser.application.credit.ChangeAccountStatus;
import dev.purser.application.credit.GrantCredits;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.AnswerRetention;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.catalog.Product;
import dev.purser.domain.catalog.ProductStatus;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.InventoryRefusal;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.inventory.StockKey;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderStatus;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void allocatesStockAndHoldsCredits() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);

    var order = clerk.order(ann, tea, 3);

    assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(order.total()).isEqualTo(credits(21));
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(3);
    assertThat(clerk.stockOf(tea).onHand()).isEqualTo(10);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
    assertThat(clerk.accountOf(ann).posted()).isEqualTo(100);
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, order.id())).contains(order);
  }

  @Test
  void happensOnceForItsKey() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var call = Calls.aCall();

    var first = place(call, ann, null, new Wish(tea, 3, null));
    var second = place(call, ann, null, new Wish(tea, 3, null));

    var order = Clerk.done(first);
    assertThat(first).isEqualTo(new Reply.Done<>(order, false));
    assertThat(second).isEqualTo(new Reply.Done<>(order, true));
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
  }

  @Test
  void isAnsweredWithTheOrderAsItIsOnceItsAnswerIsNoLongerKept() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 7);
    var call = Calls.aCall();
    var order = Clerk.done(place(call, ann, null, new Wish(tea, 3, null)));
    var cancelled =
        Clerk.done(
            shop.ordering()
                .cancelOrder()
                .cancel(Calls.aCall(), new CancelOrder.Request(order.id(), null, null)));
    ports.clock().advance(AnswerRetention.KEPT);
    ports.clock().advance(Duration.ofSeconds(1));
    assertThat(forgetAnswers()).isFalse();

    var again = place(call, ann, null, new Wish(tea, 3, null));

    assertThat(again).isEqualTo(new Reply.Done<>(cancelled, true));
  }

  @Test
  void tellsWhoIsShortOfStockAndOfCreditsBoth() {
    var ann = clerk.customerWith(20);
    var tea = clerk.productWith(2, 7);

    var reply = clerk.place(ann, new Wish(tea, 3, null));

    assertThat(refusals(reply))
        .containsExactlyInAnyOrder(
            new LocatedRefusal(
                "lines/0/quantity",
                InventoryRefusal.OutOfStock.at(new StockKey(tea, LocationCode.MAIN), 3, 2)),
            new LocatedRefusal(
                "customerId",
                new CreditRefusal.InsufficientCredit(clerk.accountOf(ann).id(), 21, 20)));
    assertThat(clerk.stockOf(tea).allocated()).isZero();
    assertThat(clerk.accountOf(ann).held()).isZero();
  }

  @Test
  void tellsEverythingThatStandsInTheWayOfEachLine() {
    var ann = clerk.customerWith(1);
    var tea = clerk.productWith(2, 7);
    var draft = clerk.product(credits(5), ProductStatus.DRAFT);

    var reply =
        clerk.place(
            ann,
            new Wish(tea, 3, credits(6)),
            new Wish(new Sku("nothing"), 0, null),
            new Wish(draft, 1, credits(4)),
            new Wish(tea, 0, null));

    assertRefused(
        reply,
        "price-changed at lines/0/expectedUnitPrice",
        "out-of-stock at lines/0/quantity",
        "unknown-sku at lines/1/sku",
        "quantity-out-of-range at lines/1/quantity",
        "product-not-available at lines/2/sku",
        "price-changed at lines/2/expectedUnitPrice",
        "quantity-out-of-range at lines/3/quantity",
        "insufficient-credit at customerId");
  }

  @Test
  void refusesTheSameAgainUnderTheSameKeyThoughItWouldNowBePossible() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(1, 7);
    var call = Calls.aCall();
    var first = place(call, ann, null, new Wish(tea, 2, null));
    clerk.receive(tea, 10);

    var second = place(call, ann, null, new Wish(tea, 2, null));

    assertThat(second).isEqualTo(new Reply.Refused<>(refusals(first), true));
    assertThat(clerk.stockOf(tea).allocated()).isZero();
  }

  @Test
  void takesTwoLinesOfOneSkuThatTogetherAreThere() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(5, 7);

    var order = Clerk.done(clerk.place(ann, new Wish(tea, 3, null), new Wish(tea, 2, null)));

    assertThat(order.lines()).hasSize(2);
    assertThat(order.total()).isEqualTo(credits(35));
    assertThat(clerk.stockOf(tea).sellable()).isZero();
  }

  @Test
  void doesNotOversellOneSkuOnTwoLines() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(4, 7);

    var reply = clerk.place(ann, new Wish(tea, 3, null), new Wish(tea, 2, null));

    assertRefused(reply, "out-of-stock at lines/1/quantity");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesQuantitiesThatNobodyCanOrder(long quantity) {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(4, 7);

    assertRefused(
        clerk.place(ann, new Wish(tea, quantity, null)),
        "quantity-out-of-range at lines/0/quantity");
  }

  @Test
  void refusesTotalBeyondTheLargestAmount() {
    var ann = clerk.customerWith(100);
    var gold = clerk.productWith(10, Amount.MAX);

    assertRefused(
        clerk.place(ann, new Wish(gold, 2, null)), "amount-out-of-range at lines/0/quantity");
    assertRefused(
        clerk.place(ann, new Wish(gold, 1, null), new Wish(gold, 1, null)),
        "amount-out-of-range at lines");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PUBLISHED")
  void refusesWhatIsNotPublished(ProductStatus status) {
    var ann = clerk.customerWith(100);
    var sku = clerk.product(credits(5), status);
    clerk.receive(sku, 10);

    assertRefused(clerk.place(ann, new Wish(sku, 1, null)), "product-not-available at lines/0/sku");
  }

  @Test
  void refusesProductThatHasNeverBeenReceived() {
    var ann = clerk.customerWith(100);
    var sku = clerk.product(5);

    assertRefused(clerk.place(ann, new Wish(sku, 1, null)), "out-of-stock at lines/0/quantity");
  }

  @Test
  void refusesPriceInAnAssetThatPayerDoesNotHold() {
    ports.issue(EUR);
    var ann = clerk.customerWith(100);
    var inEuros = clerk.product(euros(5), ProductStatus.PUBLISHED);
    clerk.receive(inEuros, 10);

    assertRefused(clerk.place(ann, new Wish(inEuros, 1, null)), "asset-mismatch at customerId");
  }

  @Test
  void isPaidFromAnotherAccountThanTheCustomersFirst() {
    ports.issue(EUR);
    var ann = clerk.customerWith(100);
    var purse = given().account(account -> account.with(euros(0)));
    grant(purse.id(), euros(50));
    var inEuros = clerk.product(euros(5), ProductStatus.PUBLISHED);
    clerk.receive(inEuros, 10);

    var reply = place(Calls.aCall(), ann, purse.id(), new Wish(inEuros, 2, null));

    assertThat(Clerk.done(reply).payments().getFirst().account()).isEqualTo(purse.id());
    assertThat(clerk.accountOf(ann).held()).isZero();
  }

  @Test
  void refusesToBePaidByTheHouse() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(4, 7);
    var house = given().house(HouseRole.ISSUING).id();

    assertRefused(
        place(Calls.aCall(), ann, house, new Wish(tea, 1, null)), "unknown-account at accountId");
  }

  @Test
  void refusesPayersAndCustomersThatDoNotExist() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(4, 7);
    var nobody = new CustomerId(FreshIds.next());
    var nothing = new AccountId(FreshIds.next());

    assertRefused(clerk.place(nobody, new Wish(tea, 1, null)), "unknown-account at customerId");
    assertRefused(
        place(Calls.aCall(), ann, nothing, new Wish(tea, 1, null)), "unknown-account at accountId");
  }

  @Test
  void refusesPayerWhoIsFrozen() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(4, 7);
    freezeAccountOf(ann);

    assertRefused(clerk.place(ann, new Wish(tea, 1, null)), "account-frozen at customerId");
  }

  @Test
  void allocatesOverSeveralLocations() {
    var east = new LocationCode("EAST");
    ports.open(east);
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(2, 7);
    clerk.receive(tea, east, 3);

    var order = clerk.order(ann, tea, 4);

    assertThat(order.lines().getFirst().allocations())
        .containsExactly(new Allocation(east, 3), new Allocation(LocationCode.MAIN, 1));
  }

  @Test
  void chargesThePriceOfTheCommit() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(4, 7);
    var page = shop.catalog().queries().search(Actor.SYSTEM, ProductSearch.ALL, Slice.first(1));
    var product = page.items().getFirst();
    var content =
        new Product.Content(
            product.name(),
            product.description(),
            credits(9),
            product.status(),
            product.categories());
    var dearer = product.with(content, Moments.EVENING);

    ports.replace(dearer);

    assertRefused(
        clerk.place(ann, new Wish(tea, 1, credits(7))),
        "price-changed at lines/0/expectedUnitPrice");
    assertThat(clerk.order(ann, tea, 2).total()).isEqualTo(credits(18));
  }

  @Test
  void sellsTheLastFiftyToFiftyOfTwoHundredBuyers() throws Exception {
    var tea = clerk.productWith(50, 7);
    var buyers = Stream.generate(() -> clerk.customerWith(7)).limit(200).toList();

    var replies = all(buyers.stream().map(ann -> buying(ann, tea)).toList());

    assertThat(replies).filteredOn(reply -> reply instanceof Reply.Done).hasSize(50);
    assertThat(replies)
        .filteredOn(reply -> reply instanceof Reply.Refused)
        .hasSize(150)
        .allSatisfy(reply -> assertRefused(reply, "out-of-stock at lines/0/quantity"));
    assertThat(clerk.stockOf(tea).sellable()).isZero();
  }

  @Test
  void spendsOneAccountOnceHoweverManyBuyWithIt() throws Exception {
    var tea = clerk.productWith(1_000, 7);
    var ann = clerk.customerWith(7 * 30 + 6);

    var replies = all(Stream.generate(() -> buying(ann, tea)).limit(200).toList());

    assertThat(replies).filteredOn(reply -> reply instanceof Reply.Done).hasSize(30);
    assertThat(clerk.accountOf(ann).available()).isEqualTo(6);
  }

  @Test
  void listsOrdersByPageNewestFirst() {
    var ann = clerk.customerWith(100);
    var tea = clerk.productWith(10, 1);
    var first = clerk.order(ann, tea, 1);
    var second = clerk.order(ann, tea, 2);
    var third = clerk.order(ann, tea, 3);
    var queries = shop.ordering().queries();

    var page = queries.list(Actor.SYSTEM, ann, Slice.first(2));
    var rest = queries.list(Actor.SYSTEM, ann, Slice.after(page.next(), 2));

    assertThat(page.items()).containsExactly(third, second);
    assertThat(rest.items()).containsExactly(first);
    assertThat(rest.next()).isNull();
  }

  private Callable<Reply<Order>> buying(CustomerId customer, Sku sku) {
    return () -> clerk.place(customer, new Wish(sku, 1, null));
  }

  private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<T>();
      for (var running : threads.invokeAll(calls)) {
        answers.add(running.get());
      }
      return answers;
    }
  }

  private Reply<Order> place(
      Call call, CustomerId customer, @Nullable AccountId payer, Wish... lines) {
    var request =
        new PlaceOrder.Request(
            customer,
            List.of(lines),
            payer,
            true,
            CaptureMode.ON_FULFILMENT,
            ShipTo.NONE,
            new Attributes(Map.of("a", "b")));
    return shop.ordering().placeOrder().place(call, request);
  }

  private void grant(AccountId account, Amount amount) {
    var request = new GrantCredits.Request(account, amount, null, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), request));
  }

  private void freezeAccountOf(CustomerId customer) {
    var request = new ChangeAccountStatus.Request(clerk.accountOf(customer).id(), null);
    var _ = Clerk.done(shop.credit().changeAccountStatus().freeze(Calls.aCall(), request));
  }

  private boolean forgetAnswers() {
    var all = ports.all();
    return new AnswerRetention(all.records(), all.transactions(), all.clock()).forgetSome();
  }

  private Given given() {
    return new Given(ports.all());
  }
}

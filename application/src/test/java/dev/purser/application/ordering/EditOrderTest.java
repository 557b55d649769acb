package dev.purser.application.ordering;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.ordering.CaptureMode.ON_PLACEMENT;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Change;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Precondition;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.inventory.LocationCode;
import dev.purser.domain.ordering.Allocation;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDesk.Named;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.OrderId;
import dev.purser.domain.ordering.OrderLine;
import dev.purser.domain.ordering.OrderLineId;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditOrderTest {
  private static final ShipTo ADDRESS = new ShipTo(Map.of("street", "Long Lane"));
  private static final Attributes GIFT = new Attributes(Map.of("gift", "yes"));

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OrderCalls orders = OrderCalls.in(shop);
  private final CustomerId ann = clerk.customerWith(100);
  private final Sku tea = clerk.productWith(10, 7);
  private final Sku pot = clerk.productWith(4, 30);
  private final Order order = clerk.order(ann, tea, 3);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void replacesAllLinesInOneGo() {
    var edited = Clerk.done(orders.edit(order.id(), wish(pot, 2), wish(tea, 1)));

    assertThat(edited.lines())
        .extracting(OrderLine::sku, OrderLine::quantity)
        .containsExactly(tuple(pot, 2L), tuple(tea, 1L));
    assertThat(edited.total()).isEqualTo(credits(67));
    assertThat(edited.number()).isEqualTo(order.number());
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(1);
    assertThat(clerk.stockOf(pot).allocated()).isEqualTo(2);
    assertThat(clerk.accountOf(ann).held()).isEqualTo(67);
    assertThat(shop.ordering().queries().find(Actor.SYSTEM, order.id())).contains(edited);
  }

  @Test
  void takesWhatTheOrderItselfHadClaimed() {
    var others = clerk.order(clerk.customerWith(100), tea, 7);

    var edited = Clerk.done(orders.edit(order.id(), wish(tea, 2), wish(tea, 1)));

    assertThat(edited.lines()).hasSize(2);
    assertThat(clerk.stockOf(tea).sellable()).isZero();
    assertThat(others.lines()).hasSize(1);
  }

  @Test
  void movesItToOtherLocationsIfNeedBe() {
    var east = new LocationCode("EAST");
    ports.open(east);
    clerk.receive(tea, east, 12);

    var edited = Clerk.done(orders.edit(order.id(), wish(tea, 12)));

    assertThat(edited.lines().getFirst().allocations()).containsExactly(new Allocation(east, 12));
    assertThat(clerk.accountOf(ann).held()).isEqualTo(84);
  }

  @Test
  void tellsWhoIsShortOfStockAndOfCreditsBothAndChangesNothing() {
    var reply = orders.edit(order.id(), wish(tea, 11), wish(pot, 4));

    assertRefused(reply, "out-of-stock at lines/0/quantity", "insufficient-credit at lines");
    assertThat(read()).isEqualTo(order);
    assertThat(clerk.stockOf(tea).allocated()).isEqualTo(3);
    assertThat(clerk.stockOf(pot).allocated()).isZero();
    assertThat(clerk.accountOf(ann).held()).isEqualTo(21);
  }

  @Test
  void tellsEverythingThatStandsInTheWayOfEachLine() {
    var reply =
        orders.edit(
            order.id(), new Wish(tea, 1, credits(6)), wish(new Sku("nothing"), 1), wish(tea, 0));

    assertRefused(
        reply,
        "price-changed at lines/0/expectedUnitPrice",
        "unknown-sku at lines/1/sku",
        "quantity-out-of-range at lines/2/quantity");
  }

  @Test
  void refundsAndSpendsTheDifferenceWhenItWasCapturedOnPlacement() {
    var bob = clerk.customerWith(50);
    var paid = Clerk.done(orders.place(bob, ON_PLACEMENT, wish(tea, 4)));

    var _ = Clerk.done(orders.edit(paid.id(), wish(pot, 1)));
    assertThat(clerk.accountOf(bob).posted()).isEqualTo(20);
    assertRefused(orders.edit(paid.id(), wish(pot, 2)), "insufficient-credit at lines");

    var _ = Clerk.done(orders.edit(paid.id(), wish(tea, 1)));
    assertThat(clerk.accountOf(bob).posted()).isEqualTo(43);
  }

  @Test
  void changesAddressAndMetadataAlone() {
    var changes = new EditOrder.Changes(null, to(ADDRESS), Change.to(GIFT.entries()));

    var edited = Clerk.done(orders.edit(order.id(), Precondition.ANY, changes));

    assertThat(edited.shipTo()).isEqualTo(ADDRESS);
    assertThat(edited.metadata()).isEqualTo(GIFT);
    assertThat(edited.lines()).isEqualTo(order.lines());
    assertThat(edited.payments()).isEqualTo(order.payments());
  }

  @Test
  void keepsAddressAndMetadataWhenOnlyLinesChange() {
    var described = new EditOrder.Changes(null, to(ADDRESS), Change.to(GIFT.entries()));
    var _ = Clerk.done(orders.edit(order.id(), Precondition.ANY, described));

    var edited = Clerk.done(orders.edit(order.id(), wish(tea, 1)));

    assertThat(edited.shipTo()).isEqualTo(ADDRESS);
    assertThat(edited.metadata()).isEqualTo(GIFT);
    assertThat(edited.version()).isEqualTo(3);
  }

  @Test
  void changesAddressAndMetadataNameByName() {
    var described =
        new EditOrder.Changes(
            null,
            Change.to(patch("city", "Bern", "street", "Long Lane 1")),
            Change.to(patch("cart", 7L, "gift", Map.of("card", "To Bob", "wrapped", true))));
    var _ = Clerk.done(orders.edit(order.id(), Precondition.ANY, described));
    var changes =
        new EditOrder.Changes(
            null,
            Change.to(patch("city", "Rome", "street", null)),
            Change.to(patch("cart", null, "gift", patch("card", "To Eve"))));

    var edited = Clerk.done(orders.edit(order.id(), Precondition.ANY, changes));

    assertThat(edited.shipTo()).isEqualTo(new ShipTo(Map.of("city", "Rome")));
    assertThat(edited.metadata().entries())
        .isEqualTo(Map.of("gift", Map.of("card", "To Eve", "wrapped", true)));
  }

  @Test
  void isRefusedWhenMoreWouldBeKeptThanMay() {
    var half = Attributes.MAX_ENTRIES / 2 + 1;
    var one = new EditOrder.Changes(null, Change.to(many("a", half)), Change.to(many("a", half)));
    var other = new EditOrder.Changes(null, Change.to(many("b", half)), Change.to(many("b", half)));
    var before = Clerk.done(orders.edit(order.id(), Precondition.ANY, one));

    assertRefused(
        orders.edit(order.id(), Precondition.ANY, other),
        "too-many-attributes at shipTo",
        "too-many-attributes at metadata");
    assertThat(read()).isEqualTo(before);
  }

  @Test
  void isStaleInAnotherVersionAndKeepsNothingOfThat() {
    var again = orders.under(Calls.aCall());

    assertThat(again.edit(order.id(), Precondition.version(2), wish(tea, 1)))
        .isEqualTo(new Reply.Stale<>());
    assertThat(read()).isEqualTo(order);

    var edited = Clerk.done(again.edit(order.id(), Precondition.version(1), wish(tea, 1)));
    assertThat(again.edit(order.id(), Precondition.version(1), wish(tea, 1)))
        .isEqualTo(new Reply.Done<>(edited, true));
  }

  @Test
  void isStaleBeforeItIsIllegal() {
    var _ = Clerk.done(orders.fulfil(order.id()));

    assertThat(orders.edit(order.id(), Precondition.version(1), wish(tea, 1)))
        .isEqualTo(new Reply.Stale<>());
    assertRefused(
        orders.edit(order.id(), Precondition.version(2), wish(tea, 1)), "illegal-transition at ");
  }

  @Test
  void isRefusedOnceSomethingWasShipped() {
    var _ = Clerk.done(orders.fulfil(order.id(), new Named(firstLine(), 1, null)));
    var changes = new EditOrder.Changes(null, to(ADDRESS), Change.keep());

    assertRefused(orders.edit(order.id(), wish(tea, 1)), "illegal-transition at ");
    assertRefused(orders.edit(order.id(), Precondition.ANY, changes), "illegal-transition at ");
  }

  @Test
  void findsOrdersOfTheActorAlone() {
    var stranger = orders.as(customer(clerk.customer()));

    assertThat(stranger.edit(order.id(), wish(tea, 1))).isEqualTo(new Reply.NotFound<>());
    assertThat(stranger.edit(order.id(), Precondition.version(9), wish(tea, 1)))
        .isEqualTo(new Reply.NotFound<>());
    assertThat(orders.edit(new OrderId(FreshIds.next()), wish(tea, 1)))
        .isEqualTo(new Reply.NotFound<>());
    assertThat(orders.as(customer(ann)).edit(order.id(), wish(tea, 1)))
        .isInstanceOf(Reply.Done.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPPORT", "ANALYST"})
  void isNotForThoseWhoDoNotOrder(Role role) {
    var other = orders.as(new Actor(FreshIds.next().toString(), role));

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> other.edit(order.id(), wish(tea, 1)));
  }

  private OrderLineId firstLine() {
    return order.lines().getFirst().id();
  }

  private static <V> Map<String, @Nullable V> patch(
      String one, @Nullable V value, String other, @Nullable V otherValue) {
    var patch = new HashMap<String, @Nullable V>();
    patch.put(one, value);
    patch.put(other, otherValue);
    return patch;
  }

  private static <V> Map<String, @Nullable V> patch(String name, @Nullable V value) {
    var patch = new HashMap<String, @Nullable V>();
    patch.put(name, value);
    return patch;
  }

  @SuppressWarnings("unchecked")
  private static <V> Map<String, @Nullable V> many(String prefix, int number) {
    var entries = new HashMap<String, @Nullable V>();
    IntStream.range(0, number).forEach(n -> entries.put(prefix + n, (V) "x"));
    return entries;
  }

  private Order read() {
    return shop.ordering().queries().find(Actor.SYSTEM, order.id()).orElseThrow();
  }

  private static Change<@Nullable Map<String, @Nullable String>> to(ShipTo address) {
    return Change.to(new HashMap<String, @Nullable String>(address.entries()));
  }

  private static Wish wish(Sku sku, long quantity) {
    return new Wish(sku, quantity, null);
  }

  private static Actor customer(CustomerId id) {
    return new Actor(id.value().toString(), Role.CUSTOMER);
  }
}

package dev.purser.application.credit;

import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.application.credit.Explanation.LotGroup;
import dev.purser.application.credit.Explanation.OpenHold;
import dev.purser.application.ordering.OrderingFeature;
import dev.purser.application.ordering.PlaceOrder;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.ordering.CaptureMode;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderDraft.Wish;
import dev.purser.domain.ordering.ShipTo;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvailabilityQueriesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final LotTerms SOON = new LotTerms(50, Moments.NOON.plus(HOUR));
  private static final LotTerms FIRST = new LotTerms(1, null);

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final AvailabilityQueries availability =
      AvailabilityQueries.over(
          ports.all().credit(),
          OrderingFeature.holdDeadlines(ports.all().ordering().orders()),
          ports.all().transactions(),
          ports.all().clock());
  private final Clerk clerk = new Clerk(shop);
  private final CustomerId annie = clerk.customer();
  private final AccountStanding ann = clerk.accountOf(annie);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void listsLotsInTheOrderInWhichTheyBurn() {
    granted(5, SOON);
    granted(7, new LotTerms(50, Moments.NOON.plus(HOUR.multipliedBy(2))));
    granted(3, FIRST);

    assertThat(remaining(null, 200)).containsExactly(3L, 5L, 7L);
    assertThat(lots(null, 200).items()).extracting(StandingLot::expired).containsOnly(false);
  }

  @Test
  void goesOnWithLotsWhereThePageBeforeEndedAlsoWhenThatLotIsSpent() {
    granted(3, FIRST);
    granted(5, SOON);
    granted(7, new LotTerms(60, null));
    var first = lots(null, 1);

    var _ = ordered(1, 3);

    assertThat(first.items()).extracting(lot -> lot.lot().remaining()).containsExactly(3L);
    assertThat(remaining(first.next(), 1)).containsExactly(5L);
    assertThat(remaining(lots(first.next(), 1).next(), 1)).containsExactly(7L);
    assertThat(lots(first.next(), 2).next()).isNull();
  }

  @Test
  void tellsOfLotsThatHaveExpiredAndAreNotSwept() {
    granted(5, SOON);

    ports.clock().advance(HOUR);

    assertThat(lots(null, 1).items()).extracting(StandingLot::expired).containsExactly(true);
  }

  @Test
  void explainsWhatIsAvailable() {
    clerk.grant(ann.id(), 100);
    granted(30, SOON);
    granted(20, SOON);
    granted(7, FIRST);
    var order = ordered(1, 25);

    var explained = explained();

    assertThat(explained.account().posted()).isEqualTo(157);
    assertThat(explained.account().held()).isEqualTo(25);
    assertThat(explained.account().expired()).isZero();
    assertThat(explained.account().available()).isEqualTo(157 - 25);
    assertThat(explained.base()).isEqualTo(100);
    assertThat(explained.baseHeld()).isZero();
    assertThat(explained.lots())
        .containsExactly(new LotGroup(FIRST, 1, 7, 7, false), new LotGroup(SOON, 2, 50, 18, false));
    assertThat(explained.openHolds()).isEqualTo(1);
    var hold = explained.holds().getFirst();
    assertThat(hold.hold().managedBy()).isEqualTo(order.id().value());
    assertThat(hold.hold().remaining()).isEqualTo(credits(25));
    assertThat(hold.until()).isNull();
    assertThat(explained.at()).isEqualTo(ports.clock().now());
  }

  @Test
  void tellsUntilWhenAReservationAndAHoldAreKept() {
    clerk.grant(ann.id(), 100);
    var reserved = reserved();
    var terms = new HoldCredits.Request(toTheHouse(), Moments.NOON.plus(HOUR), null);
    var held = Clerk.done(shop.holds().holdCredits().hold(Calls.aCall(), terms));

    var explained = explained();

    assertThat(explained.holds())
        .extracting(open -> open.hold().id(), OpenHold::until)
        .containsExactly(
            tuple(held.id(), held.expiresAt()),
            tuple(reserved.payments().getFirst().hold(), reserved.deadline()));
  }

  @Test
  void leavesOutWhatHasExpired() {
    clerk.grant(ann.id(), 100);
    granted(30, SOON);
    var _ = ordered(1, 10);

    ports.clock().advance(HOUR);
    var explained = explained();

    assertThat(explained.account().expired()).isEqualTo(20);
    assertThat(explained.account().available()).isEqualTo(130 - 10 - 20);
    assertThat(explained.lots()).containsExactly(new LotGroup(SOON, 1, 30, 10, true));
  }

  @Test
  void tellsOfAHundredHoldsAndHowManyThereAre() {
    clerk.grant(ann.id(), 1_000);
    var sku = clerk.productWith(200, 1);
    for (var n = 0; n <= AvailabilityQueries.MAX_HOLDS; n++) {
      var _ = clerk.order(annie, sku, 1);
    }

    var explained = explained();

    assertThat(explained.holds()).hasSize(AvailabilityQueries.MAX_HOLDS);
    assertThat(explained.openHolds()).isEqualTo(AvailabilityQueries.MAX_HOLDS + 1);
  }

  @Test
  void explainsAccountOfTheHouseWithoutAnythingThatLimitsIt() {
    clerk.grant(ann.id(), 100);
    var issuing = new Given(ports.all()).house(HouseRole.ISSUING);
    var staff = new Actor("support", Role.SUPPORT);

    var explained = availability.explanation(staff, issuing.id()).orElseThrow();

    assertThat(explained.account()).isEqualTo(AccountStanding.of(issuing));
    assertThat(explained.account().posted()).isEqualTo(-100);
    assertThat(explained.account().available()).isNull();
    assertThat(explained.base()).isEqualTo(-100);
    assertThat(explained.lots()).isEmpty();
    assertThat(explained.holds()).isEmpty();
    assertThat(explained.at()).isEqualTo(ports.clock().now());
  }

  @Test
  void tellsNobodyOfAccountsOfOthersOrOfTheHouse() {
    var other = new Actor(clerk.customer().value().toString(), Role.CUSTOMER);
    var own = new Actor(annie.value().toString(), Role.CUSTOMER);
    var house = new Given(ports.all()).house(HouseRole.REVENUE).id();
    var nobody = new AccountId(FreshIds.next());

    assertThat(availability.explanation(own, ann.id())).isPresent();
    assertThat(availability.lots(own, ann.id(), null, 1)).isPresent();
    assertThat(availability.explanation(other, ann.id())).isEmpty();
    assertThat(availability.lots(other, ann.id(), null, 1)).isEmpty();
    assertThat(availability.explanation(Actor.SYSTEM, nobody)).isEmpty();
    assertThat(availability.lots(Actor.SYSTEM, nobody, null, 1)).isEmpty();
    assertThat(availability.explanation(own, house)).isEmpty();
    assertThat(availability.lots(Actor.SYSTEM, house, null, 1)).contains(Page.empty());
    assertThat(availability.lots(own, house, null, 1)).isEmpty();
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> availability.explanation(Actor.ANONYMOUS, ann.id()));
    assertThatExceptionOfType(AccessDenied.Unauthenticated.class)
        .isThrownBy(() -> availability.lots(Actor.ANONYMOUS, ann.id(), null, 1));
  }

  private void granted(long amount, LotTerms terms) {
    var request = new GrantCredits.Request(ann.id(), credits(amount), terms, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), request));
  }

  private Order ordered(long pieces, long price) {
    return clerk.order(annie, clerk.productWith(pieces, price), pieces);
  }

  private Order reserved() {
    var request =
        new PlaceOrder.Request(
            annie,
            List.of(new Wish(clerk.productWith(1, 10), 1, null)),
            null,
            false,
            CaptureMode.ON_FULFILMENT,
            ShipTo.NONE,
            Attributes.NONE);
    return Clerk.done(shop.ordering().placeOrder().place(Calls.aCall(), request));
  }

  private Leg toTheHouse() {
    return new Leg(ann.id(), new Given(ports.all()).house(HouseRole.REVENUE).id(), credits(7));
  }

  private Explanation explained() {
    return availability.explanation(Actor.SYSTEM, ann.id()).orElseThrow();
  }

  private Page<StandingLot, Lot.Place> lots(Lot.@Nullable Place after, int limit) {
    return availability.lots(Actor.SYSTEM, ann.id(), after, limit).orElseThrow();
  }

  private List<Long> remaining(Lot.@Nullable Place after, int limit) {
    return lots(after, limit).items().stream().map(lot -> lot.lot().remaining()).toList();
  }
}

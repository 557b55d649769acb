package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoldCreditsTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final Given given = new Given(ports.all());
  private final CustomerId annie = clerk.customerWith(100);
  private final CustomerId bobby = clerk.customer();
  private final AccountId ann = clerk.accountOf(annie).id();
  private final AccountId bob = clerk.accountOf(bobby).id();
  private final AccountId revenue = given.house(HouseRole.REVENUE).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void setsCreditsAsideAndMovesNothing() {
    var request = new HoldCredits.Request(leg(ann, bob, 30), EVENING, "booking 7");

    var hold = Clerk.done(shop.holds().holdCredits().hold(Calls.aCall(), request));

    assertThat(hold.status()).isEqualTo(HoldStatus.OPEN);
    assertThat(hold.reference()).isEqualTo("booking 7");
    assertThat(hold.expiresAt()).isEqualTo(EVENING);
    assertThat(hold.managedBy()).isNull();
    assertThat(account().held()).isEqualTo(30);
    assertThat(account().posted()).isEqualTo(100);
    assertThat(account().available(NOON)).isEqualTo(70);
    assertThat(shop.holds().queries().hold(Actor.SYSTEM, hold.id())).contains(hold);
  }

  @Test
  void setsAsideTheLotsThatSpendingWouldBurn() {
    clerk.grant(ann, 10, new LotTerms(9, EVENING));
    clerk.grant(ann, 20, new LotTerms(1, null));

    var hold = Clerk.done(hold(leg(ann, revenue, 35)));

    assertThat(hold.shares()).extracting(Hold.Share::held).containsExactly(20L, 10L);
    assertThat(account().lots().held()).isEqualTo(30);
    assertThat(account().baseHeld()).isEqualTo(5);
  }

  @Test
  void holdsAllThatIsAvailableAndNotMore() {
    assertRefused(hold(leg(ann, bob, 101)), "insufficient-credit at amount");

    var _ = Clerk.done(hold(leg(ann, bob, 100)));

    assertRefused(hold(leg(ann, bob, 1)), "insufficient-credit at amount");
  }

  @Test
  void tellsEverythingThatStandsInTheWay() {
    var frozen = given.account(account -> account.frozen()).id();
    var closed = given.account(account -> account.closed()).id();
    var nobody = new AccountId(FreshIds.next());

    assertRefused(
        hold(new HoldCredits.Request(leg(frozen, closed, 1), NOON, null)),
        "account-frozen at from",
        "account-closed at to",
        "insufficient-credit at amount",
        "expiry-passed at expiresAt");
    assertRefused(
        hold(leg(closed, frozen, 1)), "account-closed at from", "insufficient-credit at amount");
    assertRefused(
        hold(leg(nobody, nobody, 0)),
        "unknown-account at from",
        "unknown-account at to",
        "same-account at to",
        "amount-out-of-range at amount");
    assertRefused(
        hold(new HoldCredits.Request(new Leg(ann, bob, euros(1)), EVENING, null)),
        "asset-mismatch at amount",
        "asset-mismatch at amount");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Amount.MAX + 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesAmountsThatDoNotMove(long minorUnits) {
    assertRefused(hold(leg(ann, bob, minorUnits)), "amount-out-of-range at amount");
  }

  @Test
  void holdsTheLargestAmount() {
    clerk.grant(bob, Amount.MAX);

    assertThat(Clerk.done(hold(leg(bob, ann, Amount.MAX))).remaining())
        .isEqualTo(credits(Amount.MAX));
  }

  @ParameterizedTest
  @EnumSource(names = {"ISSUING", "BREAKAGE"})
  void knowsNotTheAccountsThatTheHouseKeepsForItself(HouseRole role) {
    var house = given.house(role).id();

    assertRefused(hold(leg(ann, house, 1)), "unknown-account at to");
    assertRefused(hold(leg(house, ann, 1)), "unknown-account at from");
  }

  @Test
  void holdsNothingOfTheHouse() {
    assertRefused(hold(leg(revenue, ann, 1)), "unknown-account at from");
  }

  @Test
  void isForStaffAndMachinesAlone() {
    for (var role : List.of(Role.CUSTOMER, Role.SUPPORT, Role.ANALYST)) {
      var call = as(new Actor(annie.value().toString(), role));
      var request = new HoldCredits.Request(leg(ann, bob, 1), EVENING, null);

      assertThatExceptionOfType(AccessDenied.class)
          .isThrownBy(() -> shop.holds().holdCredits().hold(call, request));
      assertThatExceptionOfType(AccessDenied.class)
          .isThrownBy(() ->
              shop.holds()
                  .captureHold()
                  .capture(call, new CaptureHold.Request(new HoldId(FreshIds.next()), null)));
      assertThatExceptionOfType(AccessDenied.class)
          .isThrownBy(() -> shop.holds().voidHold().release(call, new HoldId(FreshIds.next())));
    }
  }

  @Test
  void happensOnceForItsKey() {
    var call = Calls.aCall();
    var request = new HoldCredits.Request(leg(ann, bob, 60), EVENING, null);

    var first = shop.holds().holdCredits().hold(call, request);
    var second = shop.holds().holdCredits().hold(call, request);

    assertThat(second).isEqualTo(new Reply.Done<>(Clerk.done(first), true));
    assertThat(account().held()).isEqualTo(60);
  }

  @Test
  void isShownToItsPayerAndItsReceiverAndNobodyElse() {
    clerk.grant(ann, 10, new LotTerms(9, EVENING));
    var hold = Clerk.done(hold(leg(ann, bob, 5)));
    var queries = shop.holds().queries();

    assertThat(queries.hold(customer(annie), hold.id())).contains(hold);
    assertThat(queries.hold(customer(bobby), hold.id())).contains(hold.with(List.of()));
    assertThat(queries.hold(customer(clerk.customer()), hold.id())).isEmpty();
    assertThat(queries.hold(new Actor("support", Role.SUPPORT), hold.id())).contains(hold);
    assertThat(queries.hold(Actor.SYSTEM, new HoldId(FreshIds.next()))).isEmpty();
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> queries.hold(Actor.ANONYMOUS, hold.id()));
  }

  @Test
  void isListedForItsPayer() {
    var hold = Clerk.done(hold(leg(ann, bob, 5)));
    var other = Clerk.done(hold(leg(clerk.accountOf(clerk.customerWith(9)).id(), ann, 5)));
    var all = Slice.<HoldId>first(Page.MAX_LIMIT);
    var queries = shop.holds().queries();

    assertThat(queries.holds(customer(annie), null, null, all).items()).containsExactly(hold);
    assertThat(queries.holds(customer(annie), ann, HoldStatus.OPEN, all).items())
        .containsExactly(hold);
    assertThat(queries.holds(customer(annie), null, HoldStatus.VOIDED, all).items()).isEmpty();
    assertThat(queries.holds(customer(annie), other.from(), null, all).items()).isEmpty();
    assertThat(queries.holds(customer(bobby), null, null, all).items()).isEmpty();
    assertThat(queries.holds(Actor.SYSTEM, null, null, all).items())
        .containsExactlyInAnyOrder(hold, other);
    assertThat(queries.holds(Actor.SYSTEM, other.from(), null, all).items()).containsExactly(other);
  }

  private static Actor customer(CustomerId customer) {
    return new Actor(customer.value().toString(), Role.CUSTOMER);
  }

  private static Call as(Actor actor) {
    var call = Calls.aCall();
    return new Call(actor, call.key(), call.fingerprint());
  }

  private CustomerAccount account() {
    return given.stored(ann);
  }

  private Reply<Hold> hold(Leg leg) {
    return hold(new HoldCredits.Request(leg, EVENING, null));
  }

  private Reply<Hold> hold(HoldCredits.Request request) {
    return shop.holds().holdCredits().hold(Calls.aCall(), request);
  }

  private static Leg leg(AccountId from, AccountId to, long credits) {
    return new Leg(from, to, credits(credits));
  }
}

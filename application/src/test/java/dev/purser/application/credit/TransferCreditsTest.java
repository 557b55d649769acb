package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Given;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.RefusalsTold;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferCreditsTest {
  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final CustomerId annHerself = clerk.customerWith(100);
  private final AccountId ann = clerk.accountOf(annHerself).id();
  private final AccountId bob = accountWith(5);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void movesCreditsAndKeepsWhatTheClientSaysOfIt() {
    var metadata = new Attributes(Map.of("for", "rent"));
    var request = new TransferCredits.Request(legs(ann, bob, 30), false, "rent 1", metadata);

    var transfer = Clerk.done(shop.credit().transferCredits().transfer(Calls.aCall(), request));

    assertThat(posted(ann)).isEqualTo(70);
    assertThat(posted(bob)).isEqualTo(35);
    assertThat(transfer.reference()).isEqualTo("rent 1");
    assertThat(transfer.metadata()).isEqualTo(metadata);
    assertThat(shop.credit().queries().transfer(Actor.SYSTEM, transfer.id())).contains(transfer);
  }

  @Test
  void entersEachSideWithItsBalance() {
    var transfer = Clerk.done(transfer(legs(ann, bob, 30), null));

    assertThat(newest(ann)).isEqualTo(new Entry(ann, 2, transfer.id(), 0, -30, 70, Moments.NOON));
    assertThat(newest(bob)).isEqualTo(new Entry(bob, 2, transfer.id(), 0, 30, 35, Moments.NOON));
  }

  @Test
  void tellsWhichHoldsAreInTheWayOfWhoeverIsShort() {
    var buyer = clerk.customerWith(100);
    var account = clerk.accountOf(buyer).id();
    var order = clerk.order(buyer, clerk.productWith(9, 10), 4);

    var reply = transfer(legs(account, bob, 61), null);

    var hold = order.payments().getFirst().hold();
    var told = RefusalsTold.refusals(reply).getFirst().refusal().figures().byName();
    assertThat(told).containsEntry("required", 61L).containsEntry("available", 60L);
    assertThat(told.get("holds"))
        .isEqualTo(
            List.of(
                Map.of(
                    "holdId", hold.value().toString(),
                    "remaining", 40L,
                    "orderId", order.id().value().toString())));
  }

  @Test
  void movesAllLegsOrNone() {
    var legs = List.of(leg(ann, bob, 100), leg(bob, ann, 106));

    var reply = listed(legs);

    assertRefused(reply, "insufficient-credit at legs/1/amount");
    assertThat(posted(ann)).isEqualTo(100);
    assertThat(posted(bob)).isEqualTo(5);
    assertThat(Clerk.done(listed(List.of(leg(ann, bob, 100), leg(bob, ann, 105)))).legs())
        .hasSize(2);
    assertThat(posted(bob)).isZero();
  }

  @Test
  void tellsEverythingThatStandsInTheWay() {
    var nobody = new AccountId(FreshIds.next());

    var reply =
        listed(
            List.of(
                leg(ann, nobody, 101),
                leg(bob, bob, 1),
                new Leg(ann, bob, euros(1)),
                leg(ann, bob, 0)));

    assertRefused(
        reply,
        "unknown-account at legs/0/to",
        "insufficient-credit at legs/0/amount",
        "same-account at legs/1/to",
        "asset-mismatch at legs/2/amount",
        "asset-mismatch at legs/2/amount",
        "amount-out-of-range at legs/3/amount");
  }

  @ParameterizedTest
  @EnumSource(names = {"ISSUING", "BREAKAGE"})
  void knowsNoAccountThatTheHouseMovesCreditsOfByItself(HouseRole role) {
    var house = new Given(ports.all()).house(role).id();

    assertRefused(transfer(legs(house, ann, 1), null), "unknown-account at from");
    assertRefused(transfer(legs(ann, house, 1), null), "unknown-account at to");
  }

  @ParameterizedTest
  @EnumSource(names = {"REVENUE", "GENERAL"})
  void movesCreditsOfTheHouseForWhoeverMovesEverybodys(HouseRole role) {
    var house = new Given(ports.all()).house(role).id();

    var paid = Clerk.done(transfer(legs(house, ann, 1_000), null));
    var _ = Clerk.done(transfer(legs(ann, house, 300), null));

    assertThat(posted(house)).isEqualTo(-700);
    assertThat(posted(ann)).isEqualTo(800);
    assertThat(newest(house).balance()).isEqualTo(-700);
    assertThat(shop.credit().queries().transfer(Actor.SYSTEM, paid.id())).contains(paid);
  }

  @Test
  void movesCreditsBetweenAccountsOfTheHouse() {
    var general = new Given(ports.all()).house(HouseRole.GENERAL).id();
    var other = new Given(ports.all()).house(HouseRole.GENERAL).id();

    var _ = Clerk.done(transfer(legs(general, other, 5), null));

    assertThat(posted(general)).isEqualTo(-5);
    assertThat(posted(other)).isEqualTo(5);
    assertRefused(transfer(legs(other, other, 5), null), "same-account at to");
  }

  @ParameterizedTest
  @EnumSource
  void knowsNoAccountOfTheHouseThatACustomerNames(HouseRole role) {
    var house = new Given(ports.all()).house(role).id();

    assertRefused(transferOfAnn(legs(house, ann, 1)), "unknown-account at from");
    assertRefused(transferOfAnn(legs(ann, house, 1)), "unknown-account at to");
  }

  @Test
  void namesPartsOfSingleTransferWithoutPlace() {
    assertRefused(transfer(legs(ann, bob, 101), null), "insufficient-credit at amount");
    assertRefused(
        transfer(legs(new AccountId(FreshIds.next()), bob, 1), null), "unknown-account at from");
  }

  @Test
  void refusesReferenceThatCallerHasGivenToAnotherTransfer() {
    var first = Clerk.done(transfer(legs(ann, bob, 1), "rent 1"));

    var second = transfer(legs(ann, bob, 2), "rent 1");

    assertThat(refusals(second))
        .containsExactly(
            new LocatedRefusal(
                "reference", new CreditRefusal.DuplicateReference("rent 1", first.id())));
    assertThat(posted(bob)).isEqualTo(6);
  }

  @Test
  void letsEveryCallerGiveTheirOwnReferences() {
    var other = new Actor("another shop", Role.SERVICE);
    var call = Calls.aCall();
    var others = new Call(other, call.key(), call.fingerprint());
    var request = new TransferCredits.Request(legs(ann, bob, 1), false, "rent 1", Attributes.NONE);

    var first = shop.credit().transferCredits().transfer(call, request);
    var second = shop.credit().transferCredits().transfer(others, request);

    assertThat(Clerk.done(first).caller()).isEqualTo("system");
    assertThat(Clerk.done(second).caller()).isEqualTo("another shop");
    assertThat(posted(bob)).isEqualTo(7);
  }

  @Test
  void givesReferenceToOneOfThoseWhoAskAtTheSameTime() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, 50)
              .mapToObj(n -> threads.submit(() -> transfer(legs(ann, bob, 1), "rent 1")))
              .toList();
      for (var one : running) {
        assertThat(one.get()).isNotNull();
      }
    }

    assertThat(posted(bob)).isEqualTo(6);
  }

  @Test
  void refusesBalanceBeyondTheLargest() {
    var rich = accountWith(Amount.MAX);

    assertRefused(transfer(legs(ann, rich, 1), null), "amount-out-of-range at amount");
  }

  @Test
  void losesAndMakesNothingWhenHundredsMoveRoundInCircles() throws Exception {
    var cy = accountWith(50);
    var circle = List.of(ann, bob, cy);
    var done = 0;

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, 300)
              .mapToObj(n -> legs(circle.get(n % 3), circle.get((n + 1) % 3), 1 + n % 7))
              .map(legs -> threads.submit(() -> transfer(legs, null)))
              .toList();
      for (var one : running) {
        done += one.get() instanceof Reply.Done ? 1 : 0;
      }
    }

    assertThat(done).isPositive();
    assertThat(posted(ann) + posted(bob) + posted(cy)).isEqualTo(155);
  }

  private AccountId accountWith(long credits) {
    return clerk.accountOf(clerk.customerWith(credits)).id();
  }

  private long posted(AccountId account) {
    return shop.credit().queries().account(Actor.SYSTEM, account).orElseThrow().posted();
  }

  private Entry newest(AccountId account) {
    var page =
        shop.credit().entries().entries(Actor.SYSTEM, account, Period.ALWAYS, Slice.first(1));
    return page.orElseThrow().items().getFirst();
  }

  private Reply<Transfer> transfer(List<Leg> legs, @Nullable String reference) {
    var request = new TransferCredits.Request(legs, false, reference, Attributes.NONE);
    return shop.credit().transferCredits().transfer(Calls.aCall(), request);
  }

  private Reply<Transfer> transferOfAnn(List<Leg> legs) {
    var call = Calls.aCall();
    var actor = new Actor(annHerself.value().toString(), Role.CUSTOMER);
    var request = new TransferCredits.Request(legs, false, null, Attributes.NONE);
    return shop.credit()
        .transferCredits()
        .transfer(new Call(actor, call.key(), call.fingerprint()), request);
  }

  private Reply<Transfer> listed(List<Leg> legs) {
    var request = new TransferCredits.Request(legs, true, null, Attributes.NONE);
    return shop.credit().transferCredits().transfer(Calls.aCall(), request);
  }

  private static List<Leg> legs(AccountId from, AccountId to, long credits) {
    return List.of(leg(from, to, credits));
  }

  private static Leg leg(AccountId from, AccountId to, long credits) {
    return new Leg(from, to, credits(credits));
  }
}

package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.AnswerRetention;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAccountTest {
  private static final AssetCode MOONDUST = new AssetCode("MOONDUST");

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final OwnerId ann = new OwnerId(clerk.customer().value());

  @BeforeEach
  void issueEuros() {
    ports.issue(EUR);
  }

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void opensAnEmptyAccountOfSomebodyInAFurtherAsset() {
    var opened = Clerk.done(open(ann, EUR, 0));

    assertThat(opened.owner()).isEqualTo(ann);
    assertThat(opened.asset()).isEqualTo(EUR);
    assertThat(opened.status()).isEqualTo(AccountStatus.OPEN);
    assertThat(opened.available()).isZero();
    assertThat(find(opened.id())).isEqualTo(opened);
    assertThat(listed(new Actor(ann.value().toString(), Role.CUSTOMER), ann, EUR))
        .isEqualTo(opened.id());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -50_000, -Amount.MAX})
  void letsAnAccountBeOverdrawnDownToItsFloor(long floor) {
    var opened = Clerk.done(open(ann, EUR, floor));

    assertThat(opened.floor()).isEqualTo(floor);
    assertThat(opened.available()).isEqualTo(-floor);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -Amount.MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void refusesFloorsThatAreNone(long floor) {
    assertRefused(open(ann, EUR, floor), "amount-out-of-range at floor");
  }

  @Test
  void refusesSecondAccountOfOwnerInOneAsset() {
    var first = Clerk.done(open(ann, EUR, 0));
    var inCredits = listed(Actor.SYSTEM, ann, AssetCode.CREDIT);

    assertThat(refusals(open(ann, EUR, -5)))
        .containsExactly(
            new LocatedRefusal("asset", new CreditRefusal.AccountExists(first.id(), EUR)));
    assertThat(refusals(open(ann, AssetCode.CREDIT, 0)))
        .containsExactly(
            new LocatedRefusal(
                "asset", new CreditRefusal.AccountExists(inCredits, AssetCode.CREDIT)));
  }

  @Test
  void tellsEverythingThatStandsInTheWay() {
    assertRefused(
        open(new OwnerId(FreshIds.next()), MOONDUST, 1),
        "asset-mismatch at asset",
        "amount-out-of-range at floor",
        "unknown-account at ownerId");
  }

  @Test
  void knowsNobodyWhoIsDeleted() {
    var marking = CreditFeature.accountMarking(ports.all().credit().accounts());
    var _ =
        ports
            .all()
            .transactions()
            .write(() -> {
              marking.left(ann.value(), Moments.NOON);
              return true;
            });

    assertRefused(open(ann, EUR, 0), "unknown-account at ownerId");
  }

  @Test
  void opensAnyNumberOfAccountsForTheHouse() {
    var first = Clerk.done(open(new OpenAccount.Request.ForHouse(EUR)));
    var second = Clerk.done(open(new OpenAccount.Request.ForHouse(EUR)));

    assertThat(first.role()).isEqualTo(HouseRole.GENERAL);
    assertThat(first.owner()).isNull();
    assertThat(first.floor()).isNull();
    assertThat(first.available()).isNull();
    assertThat(find(first.id())).isEqualTo(first);
    assertThat(find(second.id())).isEqualTo(second);
    assertRefused(open(new OpenAccount.Request.ForHouse(MOONDUST)), "asset-mismatch at asset");
  }

  @Test
  void opensOneAccountForAllWhoAskAtTheSameTime() throws Exception {
    var done = 0;
    var refused = new ArrayList<LocatedRefusal>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, 50)
              .mapToObj(n -> threads.submit((Callable<Reply<?>>) () -> open(ann, EUR, -n)))
              .toList();
      for (var one : running) {
        switch (one.get()) {
          case Reply.Done<?> _ -> done++;
          case Reply<?> other -> refused.addAll(refusals(other));
        }
      }
    }

    var opened = listed(Actor.SYSTEM, ann, EUR);
    assertThat(done).isEqualTo(1);
    assertThat(refused)
        .hasSize(49)
        .containsOnly(new LocatedRefusal("asset", new CreditRefusal.AccountExists(opened, EUR)));
  }

  @Test
  void tellsHowTheAccountNowStandsOnceTheAnswerIsForgotten() {
    var call = Calls.aCall();
    var request = new OpenAccount.Request.ForOwner(ann, EUR, -5);
    var opened = Clerk.done(shop.credit().openAccount().open(call, request));
    var freeze = new ChangeAccountStatus.Request(opened.id(), "stolen");
    var frozen = Clerk.done(shop.credit().changeAccountStatus().freeze(Calls.aCall(), freeze));
    ports.clock().advance(Duration.ofDays(31));
    forgetAnswers();

    assertThat(shop.credit().openAccount().open(call, request))
        .isEqualTo(new Reply.Done<>(frozen, true));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADMIN", "SERVICE"})
  void isForWhoeverManagesAccounts(Role role) {
    var call = Calls.aCall();
    var others = new Call(new Actor("somebody", role), call.key(), call.fingerprint());
    var request = new OpenAccount.Request.ForHouse(EUR);

    assertThatExceptionOfType(AccessDenied.Forbidden.class)
        .isThrownBy(() -> shop.credit().openAccount().open(others, request));
  }

  private void forgetAnswers() {
    var all = ports.all();
    var _ = new AnswerRetention(all.records(), all.transactions(), all.clock()).forgetSome();
  }

  private AccountId listed(Actor actor, OwnerId owner, AssetCode asset) {
    var page = shop.credit().queries().accounts(actor, owner, asset, Slice.first(2));
    assertThat(page.items()).hasSize(1);
    return page.items().getFirst().id();
  }

  private AccountStanding find(AccountId account) {
    return shop.credit().queries().account(Actor.SYSTEM, account).orElseThrow();
  }

  private Reply<AccountStanding> open(OwnerId owner, AssetCode asset, long floor) {
    return open(new OpenAccount.Request.ForOwner(owner, asset, floor));
  }

  private Reply<AccountStanding> open(OpenAccount.Request request) {
    return shop.credit().openAccount().open(Calls.aCall(), request);
  }
}

package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.application.testing.RefusalsTold.refusals;
import static dev.purser.domain.shared.Amounts.credits;
import static dev.purser.domain.shared.Amounts.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.AnswerRetention;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferBatch;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.credit.TransferBatchMode;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransferInBatchTest {
  private static final int TRIALS = 10;

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final AccountId ann = accountWith(100);
  private final AccountId bob = accountWith(5);
  private final AccountId cy = accountWith(0);

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @ParameterizedTest
  @EnumSource(TransferBatchMode.class)
  void makesEachTransferWithWhatTheFormerOnesHaveLeft(TransferBatchMode mode) {
    var batch = done(mode, move(ann, bob, 100), move(bob, cy, 105), move(cy, ann, 1));

    assertThat(batch.results()).hasSize(3).allMatch(Result.Done.class::isInstance);
    assertThat(List.of(posted(ann), posted(bob), posted(cy))).containsExactly(1L, 0L, 104L);
    for (var made : made(batch)) {
      assertThat(shop.credit().queries().transfer(Actor.SYSTEM, made.id())).contains(made);
    }
  }

  @Test
  void refusesAllForEveryReasonOfEveryTransfer() {
    var reply =
        transfer(
            TransferBatchMode.ALL_OR_NOTHING,
            move(ann, bob, 60),
            move(new AccountId(FreshIds.next()), cy, 0),
            move(ann, cy, 60),
            listed(move(bob, cy, 65), move(bob, bob, 1)),
            move(bob, cy, 65));

    assertRefused(
        reply,
        "unknown-account at transfers/1/from",
        "amount-out-of-range at transfers/1/amount",
        "insufficient-credit at transfers/2/amount",
        "same-account at transfers/3/legs/1/to");
    assertThat(List.of(posted(ann), posted(bob), posted(cy))).containsExactly(100L, 5L, 0L);
  }

  @Test
  void judgesTransfersAfterARefusedOneAsIfThatHadNotBeenAskedFor() {
    var reply = transfer(TransferBatchMode.ALL_OR_NOTHING, move(ann, bob, 101), move(bob, cy, 106));

    assertRefused(
        reply,
        "insufficient-credit at transfers/0/amount",
        "insufficient-credit at transfers/1/amount");
  }

  @Test
  void makesOrRefusesEachForItself() {
    var batch =
        done(
            TransferBatchMode.INDEPENDENT,
            move(ann, bob, 101),
            move(ann, bob, 95),
            listed(move(bob, cy, 100), move(bob, cy, 1)),
            move(bob, cy, 100));

    assertThat(told(batch))
        .containsExactly(
            List.of("insufficient-credit at amount"),
            List.of(),
            List.of("insufficient-credit at legs/1/amount"),
            List.of());
    assertThat(List.of(posted(ann), posted(bob), posted(cy))).containsExactly(5L, 0L, 100L);
  }

  @ParameterizedTest
  @EnumSource(TransferBatchMode.class)
  void tellsWhichHoldsAreInTheWayOfWhoeverIsShort(TransferBatchMode mode) {
    var leg = new Leg(ann, cy, credits(40));
    var placing = new HoldCredits.Request(leg, Moments.EVENING, "booking 7");
    var hold = Clerk.done(shop.holds().holdCredits().hold(Calls.aCall(), placing));
    var call = Calls.aCall();
    var request = new TransferInBatch.Request(mode, List.of(move(bob, cy, 5), move(ann, bob, 61)));

    var reply = shop.batches().transferInBatch().transfer(call, request);
    var again = shop.batches().transferInBatch().transfer(call, request);

    for (var told : List.of(reply, again)) {
      assertThat(reasonsOf(told).getLast().refusal().figures().byName().get("holds"))
          .isEqualTo(
              List.of(
                  Map.of(
                      "holdId",
                      hold.id().value().toString(),
                      "remaining",
                      40L,
                      "reference",
                      "booking 7",
                      "expiresAt",
                      Moments.EVENING.toString())));
    }
    if (reply instanceof Reply.Done<TransferBatch>(var made, var _)) {
      assertThat(shop.batches().queries().find(call.actor(), made.id())).contains(made);
    }
  }

  @Test
  void sweepsNothingForARefusedTransfer() {
    clerk.grant(ann, 1);
    var terms = new LotTerms(50, Moments.EVENING);
    var lot = new GrantCredits.Request(ann, credits(40), terms, null);
    var _ = Clerk.done(shop.credit().grantCredits().grant(Calls.aCall(), lot));
    ports.clock().set(Moments.EVENING);

    var refused = done(TransferBatchMode.INDEPENDENT, move(ann, bob, 102));
    var before = posted(ann);
    var made = done(TransferBatchMode.INDEPENDENT, move(ann, bob, 102), move(ann, bob, 101));

    assertThat(told(refused)).containsExactly(List.of("insufficient-credit at amount"));
    assertThat(before).isEqualTo(141);
    assertThat(told(made)).containsExactly(List.of("insufficient-credit at amount"), List.of());
    assertThat(posted(ann)).isZero();
  }

  @Test
  void tellsOfReferencesThatAreThereTwiceWhereAllAreRefused() {
    var reply =
        transfer(
            TransferBatchMode.ALL_OR_NOTHING,
            named(move(ann, bob, 1), "rent"),
            named(move(ann, bob, 1), "food"),
            named(move(ann, bob, 500), "rent"));

    assertThat(refusals(reply))
        .contains(
            new LocatedRefusal(
                "transfers/2/reference", new CreditRefusal.RepeatedReference("rent", 0)))
        .extracting(refusal -> refusal.refusal().code())
        .containsExactlyInAnyOrder("duplicate-reference", "insufficient-credit");
    assertThat(posted(bob)).isEqualTo(5);
  }

  @Test
  void refusesTheLaterOfTwoWithTheSameReference() {
    var batch =
        done(
            TransferBatchMode.INDEPENDENT,
            named(move(ann, bob, 1), "rent"),
            named(move(ann, bob, 2), "rent"));

    assertThat(batch.results().get(1))
        .isEqualTo(
            new Result.Refused(
                List.of(
                    new LocatedRefusal(
                        "reference",
                        new CreditRefusal.DuplicateReference(
                            "rent", made(batch).getFirst().id())))));
  }

  @Test
  void leavesTheReferenceOfARefusedTransferToTheNext() {
    var batch =
        done(
            TransferBatchMode.INDEPENDENT,
            named(move(ann, bob, 101), "rent"),
            named(move(ann, bob, 100), "rent"));

    assertThat(told(batch)).containsExactly(List.of("insufficient-credit at amount"), List.of());
  }

  @ParameterizedTest
  @EnumSource(TransferBatchMode.class)
  void knowsReferencesOfEarlierTransfersAndTellsLaterOnes(TransferBatchMode mode) {
    var _ = done(mode, named(move(ann, bob, 1), "rent"));

    assertThat(refusalsOf(transfer(mode, named(move(ann, bob, 1), "rent"))))
        .containsExactly("duplicate-reference");
    var alone =
        new TransferCredits.Request(
            List.of(new Leg(ann, bob, credits(1))), false, "rent", Attributes.NONE);
    assertRefused(
        shop.credit().transferCredits().transfer(Calls.aCall(), alone),
        "duplicate-reference at reference");
  }

  @Test
  void refusesAmountsInAnotherAssetWhereTheyStand() {
    var euros =
        new TransferCredits.Request(
            List.of(new Leg(ann, bob, euros(1))), false, null, Attributes.NONE);

    var reply = transfer(TransferBatchMode.ALL_OR_NOTHING, move(ann, bob, 1), euros);

    assertRefused(
        reply, "asset-mismatch at transfers/1/amount", "asset-mismatch at transfers/1/amount");
  }

  @ParameterizedTest
  @EnumSource(TransferBatchMode.class)
  void makesAThousandTransfers(TransferBatchMode mode) {
    clerk.grant(ann, 900);
    var thousand = Collections.nCopies(TransferBatch.MAX_TRANSFERS, move(ann, bob, 1));

    var batch = done(mode, thousand.toArray(TransferCredits.Request[]::new));

    assertThat(batch.results()).hasSize(1_000).allMatch(Result.Done.class::isInstance);
    assertThat(posted(ann)).isZero();
    assertThat(posted(bob)).isEqualTo(1_005);
  }

  @Test
  void takesOneToAThousandTransfersOfLimitedLegs() {
    var one = move(ann, bob, 1);
    var many = listed(Collections.nCopies(100, one).toArray(TransferCredits.Request[]::new));

    assertThatIllegalArgumentException().isThrownBy(() -> request(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> request(Collections.nCopies(1_001, one)));
    assertThatIllegalArgumentException().isThrownBy(() -> request(Collections.nCopies(51, many)));
    assertThat(request(Collections.nCopies(50, many)).transfers()).hasSize(50);
  }

  @Test
  void givesTheSameAnswerForTheSameKeyForEver() {
    var call = Calls.aCall();
    var request = request(List.of(move(ann, bob, 60), move(ann, bob, 60)));

    var first = shop.batches().transferInBatch().transfer(call, request);
    var again = shop.batches().transferInBatch().transfer(call, request);
    ports.clock().advance(AnswerRetention.KEPT.plus(Duration.ofDays(1)));
    var _ =
        new AnswerRetention(ports.all().records(), ports.all().transactions(), ports.clock())
            .forgetSome();
    var afterAMonth = shop.batches().transferInBatch().transfer(call, request);

    assertThat(again).isEqualTo(new Reply.Done<>(Clerk.done(first), true));
    assertThat(afterAMonth).isEqualTo(again);
    assertThat(posted(bob)).isEqualTo(65);
  }

  @Test
  void isReadByWhoeverAskedForItAndByStaff() {
    var owner = clerk.customerWith(10);
    var from = clerk.accountOf(owner).id();
    var call = new Call(customer(owner.value().toString()), Calls.aCall().key(), aFingerprint());
    var request = request(List.of(move(from, bob, 1)));

    var batch = Clerk.done(shop.batches().transferInBatch().transfer(call, request));

    assertThat(shop.batches().queries().find(call.actor(), batch.id())).contains(batch);
    assertThat(shop.batches().queries().find(new Actor("s", Role.SUPPORT), batch.id()))
        .contains(batch);
    assertThat(shop.batches().queries().find(customer(FreshIds.next().toString()), batch.id()))
        .isEmpty();
    assertThatThrownBy(() -> shop.batches().queries().find(Actor.ANONYMOUS, batch.id()))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  @Test
  void spendsFromAccountsOfOnesOwnOnly() {
    var owner = clerk.customerWith(10);
    var own = clerk.accountOf(owner).id();
    var call = new Call(customer(owner.value().toString()), Calls.aCall().key(), aFingerprint());
    var request = request(List.of(move(ann, own, 1), move(own, ann, 1)));

    var batch = Clerk.done(shop.batches().transferInBatch().transfer(call, request));

    assertThat(told(batch)).containsExactly(List.of("unknown-account at from"), List.of());
  }

  @Test
  void needsTheRightToTransfer() {
    var call = new Call(new Actor("analyst", Role.ANALYST), Calls.aCall().key(), aFingerprint());

    assertThatThrownBy(() ->
            shop.batches().transferInBatch().transfer(call, request(List.of(move(ann, bob, 1)))))
        .isInstanceOf(AccessDenied.Forbidden.class);
  }

  @Test
  void isWhatTheSameTransfersAreOneByOne() {
    var first = System.nanoTime();
    for (var trial = 0; trial < TRIALS; trial++) {
      TransferBatchTrial.run(ports.all(), shop, first + trial, 100);
    }
  }

  private static Actor customer(String id) {
    return new Actor(id, Role.CUSTOMER);
  }

  private static Fingerprint aFingerprint() {
    return Calls.aCall().fingerprint();
  }

  private AccountId accountWith(long credits) {
    var customer = credits == 0 ? clerk.customer() : clerk.customerWith(credits);
    return clerk.accountOf(customer).id();
  }

  private long posted(AccountId account) {
    return shop.credit().queries().account(Actor.SYSTEM, account).orElseThrow().posted();
  }

  private TransferBatch done(TransferBatchMode mode, TransferCredits.Request... transfers) {
    return Clerk.done(transfer(mode, transfers));
  }

  private Reply<TransferBatch> transfer(
      TransferBatchMode mode, TransferCredits.Request... transfers) {
    var request = new TransferInBatch.Request(mode, List.of(transfers));
    return shop.batches().transferInBatch().transfer(Calls.aCall(), request);
  }

  private static TransferInBatch.Request request(List<TransferCredits.Request> transfers) {
    return new TransferInBatch.Request(TransferBatchMode.INDEPENDENT, transfers);
  }

  private static List<Transfer> made(TransferBatch batch) {
    return batch.results().stream()
        .filter(Result.Done.class::isInstance)
        .map(result -> ((Result.Done) result).transfer())
        .toList();
  }

  private static List<List<String>> told(TransferBatch batch) {
    return batch.results().stream().map(TransferInBatchTest::told).toList();
  }

  private static List<String> told(Result result) {
    return switch (result) {
      case Result.Done _ -> List.of();
      case Result.Refused(var reasons) ->
          reasons.stream().map(r -> r.refusal().code() + " at " + r.subject()).toList();
    };
  }

  private static List<LocatedRefusal> reasonsOf(Reply<TransferBatch> reply) {
    return reply instanceof Reply.Done<TransferBatch>(var made, var _)
        ? made.refusals()
        : refusals(reply);
  }

  private static List<String> refusalsOf(Reply<TransferBatch> reply) {
    return switch (reply) {
      case Reply.Done<TransferBatch> done ->
          told(done.outcome()).stream()
              .flatMap(List::stream)
              .map(told -> told.substring(0, told.indexOf(' ')))
              .toList();
      default -> refusals(reply).stream().map(r -> r.refusal().code()).toList();
    };
  }

  private static TransferCredits.Request move(AccountId from, AccountId to, long credits) {
    return request(List.of(new Leg(from, to, credits(credits))), false, null);
  }

  private static TransferCredits.Request named(TransferCredits.Request move, String reference) {
    return request(move.legs(), move.listed(), reference);
  }

  private static TransferCredits.Request listed(TransferCredits.Request... moves) {
    var legs = IntStream.range(0, moves.length).mapToObj(n -> moves[n].legs().getFirst()).toList();
    return request(legs, true, null);
  }

  private static TransferCredits.Request request(
      List<Leg> legs, boolean listed, @Nullable String reference) {
    return new TransferCredits.Request(legs, listed, reference, Attributes.NONE);
  }
}

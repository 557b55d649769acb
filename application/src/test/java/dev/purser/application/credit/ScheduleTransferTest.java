package dev.purser.application.credit;

import static dev.purser.application.testing.RefusalsTold.assertRefused;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.AccessDenied;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Reply;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Call;
import dev.purser.application.shared.writepath.Calls;
import dev.purser.application.shared.writepath.Fingerprint;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.InMemoryPorts;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Leg;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Attributes;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleTransferTest {
  private static final Instant LATER = Moments.NOON.plus(Duration.ofHours(1));

  private final InMemoryPorts ports = new InMemoryPorts();
  private final Shop shop = Shop.over(ports.all());
  private final Clerk clerk = new Clerk(shop);
  private final CustomerId annHerself = clerk.customerWith(100);
  private final AccountId ann = clerk.accountOf(annHerself).id();
  private final AccountId bob = clerk.accountOf(clerk.customerWith(5)).id();

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants().check(Actor.SYSTEM, InvariantScope.FULL);
    shop.close();
    assertThat(report.holds()).as("%s", report).isTrue();
  }

  @Test
  void movesNothingBeforeItsTime() {
    var scheduled = Clerk.done(schedule(legs(ann, bob, 30), LATER));

    runAt(LATER.minusNanos(1_000));

    assertThat(posted(ann)).isEqualTo(100);
    assertThat(find(scheduled)).isEqualTo(scheduled);
    assertThat(scheduled.status()).isEqualTo(ScheduledTransferStatus.SCHEDULED);
    assertThat(scheduled.createdAt()).isEqualTo(Moments.NOON);
  }

  @Test
  void movesCreditsWhenItsTimeHasComeAndTellsTheTransfer() {
    var metadata = new Attributes(Map.of("for", "rent"));
    var asked = new TransferCredits.Request(legs(ann, bob, 30), false, "rent 1", metadata);
    var scheduled = Clerk.done(schedule(Calls.aCall(), asked, LATER));

    runAt(LATER);

    var done = find(scheduled);
    assertThat(done.status()).isEqualTo(ScheduledTransferStatus.DONE);
    assertThat(done.ranAt()).isEqualTo(LATER);
    assertThat(posted(ann)).isEqualTo(70);
    assertThat(posted(bob)).isEqualTo(35);
    var transfer = shop.credit().queries().transfer(Actor.SYSTEM, done.transfer()).orElseThrow();
    assertThat(transfer.legs()).isEqualTo(asked.legs());
    assertThat(transfer.reference()).isEqualTo("rent 1");
    assertThat(transfer.metadata()).isEqualTo(metadata);
    assertThat(transfer.caller()).isEqualTo("system");
    assertThat(transfer.createdAt()).isEqualTo(LATER);
  }

  @Test
  void runsOnceHoweverOftenAndBesideItselfItIsRun() throws Exception {
    var scheduled =
        IntStream.range(0, 40)
            .mapToObj(_ -> Clerk.done(schedule(legs(ann, bob, 1), LATER)))
            .toList();
    ports.clock().set(LATER);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = IntStream.range(0, 8).mapToObj(_ -> threads.submit(this::run)).toList();
      for (var one : running) {
        assertThat(one.get()).isTrue();
      }
    }
    run();

    assertThat(posted(ann)).isEqualTo(60);
    assertThat(scheduled)
        .allSatisfy(one -> assertThat(find(one).status()).isEqualTo(ScheduledTransferStatus.DONE));
  }

  @Test
  void keepsWhyItWasRefusedAndDoesNotTryAgain() {
    var scheduled = Clerk.done(schedule(legs(ann, bob, 101), LATER));

    runAt(LATER);
    clerk.grant(ann, 1_000);
    runAt(LATER.plusSeconds(60));

    var refused = find(scheduled);
    assertThat(refused.status()).isEqualTo(ScheduledTransferStatus.REFUSED);
    assertThat(refused.ranAt()).isEqualTo(LATER);
    assertThat(refused.transfer()).isNull();
    assertThat(refused.refusals())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.subject()).isEqualTo("transfer/amount");
          assertThat(told.refusal().code()).isEqualTo("insufficient-credit");
        });
    assertThat(posted(bob)).isEqualTo(5);
  }

  @Test
  void tellsThePlaceOfEachReasonInWhatWasAskedFor() {
    var nobody = new AccountId(FreshIds.next());
    var listed =
        new TransferCredits.Request(
            List.of(leg(ann, bob, 1), leg(ann, nobody, 1)), true, null, Attributes.NONE);
    var scheduled = Clerk.done(schedule(Calls.aCall(), listed, LATER));

    runAt(LATER);

    assertThat(find(scheduled).refusals())
        .extracting(told -> told.refusal().code() + " at " + told.subject())
        .containsExactly("unknown-account at transfer/legs/1/to");
    assertThat(posted(ann)).isEqualTo(100);
  }

  @Test
  void tellsWhichHoldsWereInTheWayWhenItWasShort() {
    var scheduled = Clerk.done(schedule(legs(ann, bob, 61), LATER));
    var placing = new HoldCredits.Request(leg(ann, bob, 40), LATER.plusSeconds(1), null);
    var hold = Clerk.done(shop.holds().holdCredits().hold(Calls.aCall(), placing));

    runAt(LATER);

    assertThat(find(scheduled).refusals().getFirst().refusal().figures().byName().get("holds"))
        .isEqualTo(
            List.of(
                Map.of(
                    "holdId", hold.id().value().toString(),
                    "remaining", 40L,
                    "expiresAt", LATER.plusSeconds(1).toString())));
  }

  @Test
  void refusesAtOnceWhatNoTimeCanHeal() {
    assertRefused(
        schedule(List.of(leg(ann, ann, 0)), LATER),
        "amount-out-of-range at transfer/amount",
        "same-account at transfer/to");
  }

  @Test
  void spendsAtItsTimeFromNoAccountThatTheCallerMayNotSpendFrom() {
    var mallory = as(clerk.customer());
    var scheduled = Clerk.done(schedule(mallory, request(legs(ann, bob, 1)), LATER));

    runAt(LATER);

    var told = shop.schedule().queries().find(mallory.actor(), scheduled.id()).orElseThrow();
    assertThat(told.refusals())
        .extracting(reason -> reason.refusal().code())
        .containsExactly("unknown-account");
    assertThat(posted(ann)).isEqualTo(100);
  }

  @Test
  void spendsAtItsTimeFromTheCallersOwnAccount() {
    var scheduled = Clerk.done(schedule(as(annHerself), request(legs(ann, bob, 1)), LATER));

    runAt(LATER);

    assertThat(find(scheduled).status()).isEqualTo(ScheduledTransferStatus.DONE);
    assertThat(find(scheduled).caller()).isEqualTo(annHerself.value().toString());
  }

  @Test
  void runsWhatIsPastAtOnce() {
    var scheduled = Clerk.done(schedule(legs(ann, bob, 30), Moments.MORNING));

    run();

    assertThat(find(scheduled).status()).isEqualTo(ScheduledTransferStatus.DONE);
  }

  @Test
  void runsInTimeAlthoughTheClockHasGoneBackMeanwhile() {
    var scheduled = Clerk.done(schedule(legs(ann, bob, 30), LATER));

    ports.clock().tellNext(LATER);
    run();
    var early = find(scheduled).status();
    runAt(LATER);

    assertThat(early).isEqualTo(ScheduledTransferStatus.SCHEDULED);
    assertThat(find(scheduled).status()).isEqualTo(ScheduledTransferStatus.DONE);
  }

  @Test
  void neverRunsWhatWasCancelled() {
    var scheduled = Clerk.done(schedule(legs(ann, bob, 30), LATER));

    var cancelled = Clerk.done(cancel(Calls.aCall(), scheduled.id()));
    runAt(LATER);

    assertThat(cancelled.status()).isEqualTo(ScheduledTransferStatus.CANCELLED);
    assertThat(find(scheduled)).isEqualTo(cancelled);
    assertThat(posted(ann)).isEqualTo(100);
  }

  @Test
  void cancelsNothingThatHasEnded() {
    var done = Clerk.done(schedule(legs(ann, bob, 30), LATER));
    var off =
        Clerk.done(cancel(Calls.aCall(), Clerk.done(schedule(legs(ann, bob, 1), LATER)).id()));

    runAt(LATER);

    assertRefused(cancel(Calls.aCall(), done.id()), "illegal-transition at ");
    assertRefused(cancel(Calls.aCall(), off.id()), "illegal-transition at ");
    assertThat(find(done).status()).isEqualTo(ScheduledTransferStatus.DONE);
  }

  @Test
  void hidesFromCustomersWhatOthersAskedFor() {
    var anns = Clerk.done(schedule(as(annHerself), request(legs(ann, bob, 1)), LATER));
    var mallory = as(clerk.customer());

    assertThat(cancel(mallory, anns.id())).isInstanceOf(Reply.NotFound.class);
    assertThat(shop.schedule().queries().find(mallory.actor(), anns.id())).isEmpty();
    assertThat(shop.schedule().queries().list(mallory.actor(), null, Slice.first(5)).items())
        .isEmpty();
    assertThat(shop.schedule().queries().list(as(annHerself).actor(), null, Slice.first(5)).items())
        .containsExactly(anns);
    assertThat(Clerk.done(cancel(as(annHerself), anns.id())).status())
        .isEqualTo(ScheduledTransferStatus.CANCELLED);
  }

  @Test
  void listsByStatus() {
    var waiting = Clerk.done(schedule(legs(ann, bob, 1), LATER));
    var done = Clerk.done(schedule(legs(ann, bob, 1), Moments.MORNING));
    run();

    assertThat(list(ScheduledTransferStatus.SCHEDULED)).containsExactly(waiting);
    assertThat(list(ScheduledTransferStatus.DONE)).containsExactly(find(done));
    assertThat(list(ScheduledTransferStatus.REFUSED)).isEmpty();
    assertThat(list(null)).hasSize(2);
  }

  @Test
  void isForThoseWhoMayTransfer() {
    var support = new Call(new Actor("support", Role.SUPPORT), Calls.aCall().key(), fingerprint());

    assertThatThrownBy(() -> schedule(support, request(legs(ann, bob, 1)), LATER))
        .isInstanceOf(AccessDenied.Forbidden.class);
    assertThatThrownBy(() -> cancel(support, new ScheduledTransferId(FreshIds.next())))
        .isInstanceOf(AccessDenied.Forbidden.class);
    assertThatThrownBy(() -> shop.schedule().queries().list(Actor.ANONYMOUS, null, Slice.first(1)))
        .isInstanceOf(AccessDenied.Unauthenticated.class);
  }

  private Reply<ScheduledTransfer> schedule(List<Leg> legs, Instant runAt) {
    return schedule(Calls.aCall(), request(legs), runAt);
  }

  private Reply<ScheduledTransfer> schedule(
      Call call, TransferCredits.Request request, Instant runAt) {
    return shop.schedule()
        .scheduleTransfer()
        .schedule(call, new ScheduleTransfer.Request(request, runAt));
  }

  private Reply<ScheduledTransfer> cancel(Call call, ScheduledTransferId id) {
    return shop.schedule().cancelScheduledTransfer().cancel(call, id);
  }

  private void runAt(Instant now) {
    ports.clock().set(now);
    run();
  }

  @CanIgnoreReturnValue
  private boolean run() {
    shop.schedule().runScheduledTransfers().runDue(() -> true);
    return true;
  }

  private ScheduledTransfer find(ScheduledTransfer scheduled) {
    return shop.schedule().queries().find(Actor.SYSTEM, scheduled.id()).orElseThrow();
  }

  private List<ScheduledTransfer> list(@Nullable ScheduledTransferStatus status) {
    return shop.schedule().queries().list(Actor.SYSTEM, status, Slice.first(50)).items();
  }

  private long posted(AccountId account) {
    return shop.credit().queries().account(Actor.SYSTEM, account).orElseThrow().posted();
  }

  private static Call as(CustomerId customer) {
    var actor = new Actor(customer.value().toString(), Role.CUSTOMER);
    return new Call(actor, Calls.aCall().key(), fingerprint());
  }

  private static Fingerprint fingerprint() {
    return Calls.fingerprint("a request");
  }

  private static TransferCredits.Request request(List<Leg> legs) {
    return new TransferCredits.Request(legs, false, null, Attributes.NONE);
  }

  private static List<Leg> legs(AccountId from, AccountId to, long amount) {
    return List.of(leg(from, to, amount));
  }

  private static Leg leg(AccountId from, AccountId to, long amount) {
    return new Leg(from, to, credits(amount));
  }
}

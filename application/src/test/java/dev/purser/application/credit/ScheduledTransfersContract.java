package dev.purser.application.credit;

import static dev.purser.domain.credit.ScheduledTransferBuilder.aScheduledTransfer;
import static dev.purser.domain.credit.TransferBuilder.aTransfer;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.ScheduledTransfers.Wanted;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CreditRefusal;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferBuilder;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import dev.purser.domain.shared.Moments;
import dev.purser.domain.shared.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Scheduled transfers are kept whole, listed by who asked for them, and found when they are due.
 */
public abstract class ScheduledTransfersContract extends PortsContract {
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00.000001Z");

  private final String caller = "caller-" + FreshIds.next();

  @Test
  void loadsWhatWasInserted() {
    var plain = scheduled(one -> one);
    var full =
        scheduled(one ->
            one.moving(account(), account(), credits(Amount.MAX))
                .moving(account(), account(), credits(1))
                .listed()
                .called("rent")
                .with(UNICODE_ATTRIBUTES)
                .runAt(Moments.MORNING));

    assertThat(load(plain.id())).isEqualTo(plain);
    assertThat(load(full.id())).isEqualTo(full);
  }

  @Test
  void loadsWhatBecameOfThem() {
    var done = scheduled(one -> one).done(made(), Moments.EVENING);
    var cancelled = scheduled(one -> one).cancel(Moments.EVENING);
    var untouched = scheduled(one -> one);

    change(() -> port().update(List.of(done, cancelled)));

    assertThat(load(done.id())).isEqualTo(done);
    assertThat(load(cancelled.id())).isEqualTo(cancelled);
    assertThat(load(untouched.id())).isEqualTo(untouched);
  }

  @Test
  void keepsEveryReasonWithItsFigures() {
    var reasons =
        List.of(
            new LocatedRefusal("transfer/to", new CreditRefusal.UnknownAccount(UNICODE)),
            new LocatedRefusal(
                "transfer/amount",
                new CreditRefusal.InsufficientCredit(account(), Amount.MAX, -1)));
    var refused = scheduled(one -> one).refuse(reasons, Moments.EVENING);

    change(() -> port().update(List.of(refused)));

    var loaded = load(refused.id());
    assertThat(loaded.status()).isEqualTo(ScheduledTransferStatus.REFUSED);
    assertThat(loaded.refusals()).hasSameSizeAs(reasons);
    for (var i = 0; i < reasons.size(); i++) {
      var told = reasons.get(i);
      var kept = loaded.refusals().get(i);
      assertThat(kept.subject()).isEqualTo(told.subject());
      assertThat(kept.refusal().code()).isEqualTo(told.refusal().code());
      assertThat(kept.refusal().explanation()).isEqualTo(told.refusal().explanation());
      assertThat(kept.refusal().figures().byName().entrySet())
          .containsExactlyElementsOf(told.refusal().figures().byName().entrySet());
    }
  }

  @Test
  void loadsNothingOfWhatDoesNotExist() {
    var known = scheduled(one -> one).id();
    var unknown = new ScheduledTransferId(ports().ids().next());

    assertThat(read(() -> port().load(Set.of(known, unknown)))).containsOnlyKeys(known);
  }

  @ParameterizedTest
  @EnumSource
  void locksThoseThatExist(LockWait wait) {
    var one = scheduled(scheduled -> scheduled).id();
    var other = scheduled(scheduled -> scheduled).id();
    var missing = new ScheduledTransferId(ports().ids().next());

    assertThat(write(() -> port().lock(Set.of(one, other, missing), wait)))
        .containsExactlyInAnyOrder(one, other);
  }

  @Test
  void tellsWhatIsLockedAndWhenItChanged() {
    var cancelled = aScheduledTransfer().build().cancel(Moments.EVENING);

    assertThat(port().needsLock(cancelled)).isTrue();
    assertThat(port().changedAt(cancelled)).isEqualTo(Moments.EVENING);
  }

  @Test
  void listsNewestFirstByCallerAndStatus() {
    var mine =
        Stream.generate(() -> scheduled(one -> one))
            .limit(4)
            .sorted((one, other) -> other.id().value().compareTo(one.id().value()))
            .toList();
    var cancelled = mine.get(1).cancel(Moments.EVENING);
    change(() -> port().update(List.of(cancelled)));
    var all = new Wanted(caller, null);
    var waiting = new Wanted(caller, ScheduledTransferStatus.SCHEDULED);

    assertThat(ids(all, Slice.first(Page.MAX_LIMIT))).isEqualTo(ids(mine));
    assertThat(ids(waiting, Slice.first(Page.MAX_LIMIT)))
        .isEqualTo(ids(List.of(mine.get(0), mine.get(2), mine.get(3))));
    assertThat(ids(waiting, Slice.after(mine.get(2).id(), 5))).isEqualTo(ids(List.of(mine.get(3))));
    assertThat(ids(all, new Slice.Numbered<>(2, 3))).isEqualTo(ids(List.of(mine.get(3))));
    assertThat(ids(new Wanted(null, null), Slice.first(1))).hasSize(2);
    assertThat(ids(new Wanted(null, ScheduledTransferStatus.CANCELLED), Slice.first(200)))
        .contains(cancelled.id())
        .doesNotContain(mine.getFirst().id());
    assertThat(read(() -> port().count(all))).isEqualTo(4);
    assertThat(read(() -> port().count(waiting))).isEqualTo(3);
    assertThat(read(() -> port().count(new Wanted(null, null)))).isGreaterThanOrEqualTo(4);
  }

  @Test
  void findsWhatIsDueTheLongestFirst() {
    var second = scheduled(one -> one.runAt(LONG_AGO.plusMillis(1)));
    var first = scheduled(one -> one.runAt(LONG_AGO));
    var justDue = scheduled(one -> one.runAt(LONG_AGO.plusMillis(2)));
    var later = scheduled(one -> one.runAt(LONG_AGO.plusMillis(3)));
    var now = LONG_AGO.plusMillis(2);

    assertThat(mine(read(() -> port().due(now, null, 1_000))))
        .containsExactly(first, second, justDue);
    assertThat(mine(read(() -> port().due(now, second, 1_000)))).containsExactly(justDue);
    assertThat(read(() -> port().due(now, null, 1))).hasSize(1);

    var made = made();
    change(() ->
        port()
            .update(
                List.of(
                    first.cancel(Moments.EVENING),
                    second.cancel(Moments.EVENING),
                    justDue.done(made, Moments.EVENING),
                    later.cancel(Moments.EVENING))));

    assertThat(mine(read(() -> port().due(now, null, 1_000)))).isEmpty();
  }

  @Test
  void partsWhatIsDueAtTheSameTime() {
    var twins =
        Stream.generate(() -> scheduled(one -> one.runAt(LONG_AGO)))
            .limit(3)
            .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
            .toList();

    var afterFirst = mine(read(() -> port().due(LONG_AGO, twins.getFirst(), 1_000)));

    assertThat(afterFirst).isEqualTo(twins.subList(1, 3));
    change(() -> port().update(twins.stream().map(one -> one.cancel(Moments.EVENING)).toList()));
  }

  private ScheduledTransfers port() {
    return ports().credit().scheduledTransfers();
  }

  private ScheduledTransfer scheduled(UnaryOperator<ScheduledTransferBuilder> as) {
    var id = new ScheduledTransferId(ports().ids().next());
    var scheduled = as.apply(aScheduledTransfer().withId(id).by(caller, Role.SERVICE)).build();
    return write(() -> {
      port().insert(List.of(scheduled));
      return scheduled;
    });
  }

  private static AccountId account() {
    return new AccountId(UUID.randomUUID());
  }

  private TransferId made() {
    var from = given().account(account -> account.with(credits(100)).afterEntries(3)).id();
    var to = given().account().id();
    return given().moved(aTransfer().moving(from, to, credits(1)).build()).id();
  }

  private ScheduledTransfer load(ScheduledTransferId id) {
    return read(() -> port().load(Set.of(id))).get(id);
  }

  private List<ScheduledTransferId> ids(Wanted wanted, Slice<ScheduledTransferId> slice) {
    return ids(read(() -> port().list(wanted, slice)));
  }

  private static List<ScheduledTransferId> ids(List<ScheduledTransfer> several) {
    return several.stream().map(ScheduledTransfer::id).toList();
  }

  private List<ScheduledTransfer> mine(List<ScheduledTransfer> found) {
    return found.stream().filter(one -> one.caller().equals(caller)).toList();
  }
}

package dev.purser.domain.credit;

import static dev.purser.domain.credit.ScheduledTransferBuilder.aScheduledTransfer;
import static dev.purser.domain.shared.Moments.EVENING;
import static dev.purser.domain.shared.Moments.NOON;
import static dev.purser.domain.shared.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.domain.shared.FreshIds;
import dev.purser.domain.shared.LocatedRefusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduledTransferTest {
  private static final TransferId MADE = new TransferId(FreshIds.next());
  private static final List<LocatedRefusal> REASONS =
      List.of(
          new LocatedRefusal(
              "transfer/from", new CreditRefusal.UnknownAccount("nobody's account")));

  private final ScheduledTransfer scheduled = aScheduledTransfer().build();

  @Test
  void waitsForItsTime() {
    assertThat(scheduled.isWaiting()).isTrue();
    assertThat(scheduled.ranAt()).isNull();
    assertThat(scheduled.transfer()).isNull();
    assertThat(scheduled.refusals()).isEmpty();
    assertThat(scheduled.changedAt()).isEqualTo(NOON);
  }

  @Test
  void isDueFromItsTimeOnUntilItEnds() {
    assertThat(scheduled.isDue(EVENING.minusNanos(1_000))).isFalse();
    assertThat(scheduled.isDue(EVENING)).isTrue();
    assertThat(scheduled.cancel(NOON).isDue(EVENING)).isFalse();
  }

  @Test
  void tellsWhatWasMade() {
    var done = scheduled.done(MADE, EVENING);

    assertThat(done.status()).isEqualTo(ScheduledTransferStatus.DONE);
    assertThat(done.transfer()).isEqualTo(MADE);
    assertThat(done.ranAt()).isEqualTo(EVENING);
    assertThat(done.createdAt()).isEqualTo(NOON);
    assertThat(done.isWaiting()).isFalse();
  }

  @Test
  void tellsWhyItWasRefused() {
    var refused = scheduled.refuse(REASONS, EVENING);

    assertThat(refused.status()).isEqualTo(ScheduledTransferStatus.REFUSED);
    assertThat(refused.transfer()).isNull();
    assertThat(refused.refusals()).isEqualTo(REASONS);
    assertThat(refused.ranAt()).isEqualTo(EVENING);
    assertThatIllegalArgumentException().isThrownBy(() -> scheduled.refuse(List.of(), EVENING));
  }

  @Test
  void tellsItsReasonsAnew() {
    var refused = scheduled.refuse(REASONS, EVENING);
    var told = List.of(new LocatedRefusal("transfer/to", REASONS.getFirst().refusal()));

    assertThat(refused.telling(told)).isEqualTo(scheduled.refuse(told, EVENING));
  }

  @Test
  void neverRunsOnceItIsCancelled() {
    var cancelled = scheduled.cancel(EVENING);

    assertThat(cancelled.status()).isEqualTo(ScheduledTransferStatus.CANCELLED);
    assertThat(cancelled.ranAt()).isNull();
    assertThat(cancelled.changedAt()).isEqualTo(EVENING);
  }

  @Test
  void endsOnce() {
    var ends =
        List.of(
            scheduled.done(MADE, EVENING),
            scheduled.refuse(REASONS, EVENING),
            scheduled.cancel(EVENING));

    for (var ended : ends) {
      assertRefused(() -> ended.cancel(EVENING), ended(ended, ScheduledTransferStatus.CANCELLED));
      assertRefused(() -> ended.done(MADE, EVENING), ended(ended, ScheduledTransferStatus.DONE));
      assertRefused(
          () -> ended.refuse(REASONS, EVENING), ended(ended, ScheduledTransferStatus.REFUSED));
    }
  }

  @Test
  void takesItsTimeInMicroseconds() {
    var fine = aScheduledTransfer().runAt(Instant.parse("2026-03-14T12:00:00.123456789Z")).build();

    assertThat(fine.runAt()).isEqualTo(NOON);
  }

  private static CreditRefusal ended(ScheduledTransfer scheduled, ScheduledTransferStatus to) {
    return new CreditRefusal.ScheduledTransferEnded(scheduled.id(), scheduled.status(), to);
  }
}

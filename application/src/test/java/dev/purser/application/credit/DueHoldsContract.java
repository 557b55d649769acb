package dev.purser.application.credit;

import static dev.purser.domain.credit.HoldBuilder.aHold;
import static dev.purser.domain.shared.Amounts.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.credit.DueHolds.Due;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.HouseRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Due holds are found once each, the longest due first. */
public abstract class DueHoldsContract extends PortsContract {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int PAGE = 2;

  @Test
  void findsHoldsFromTheirDeadlineOn() {
    var deadline = aDeadline();
    var hold = hold(deadline);

    assertThat(dueBy(deadline.minusNanos(1_000))).doesNotContain(hold);
    assertThat(dueBy(deadline)).contains(hold);
    assertThat(dueBy(deadline.plus(SECOND))).contains(hold);
  }

  @Test
  void findsEachOnceWhateverTheLengthOfPages() {
    var deadline = aDeadline();
    var later = hold(deadline.plus(SECOND));
    var together = List.of(hold(deadline), hold(deadline), hold(deadline));

    var found =
        dueBy(deadline.plus(SECOND)).stream()
            .filter(due -> due.equals(later) || together.contains(due))
            .toList();

    assertThat(found).hasSize(4).endsWith(later).containsAll(together);
    assertThat(found.subList(0, 3))
        .isSortedAccordingTo(Comparator.comparing(due -> due.hold().value()));
  }

  @Test
  void findsNoneThatHasEndedOrThatAnOrderOwns() {
    var deadline = aDeadline();
    var captured = placed(deadline);
    var voided = placed(deadline);
    var expired = placed(deadline);
    var managed = given().hold(credits(10));
    var changed =
        List.of(
            captured.capture(captured.amount()),
            voided.release(HoldStatus.VOIDED, 0),
            expired.release(HoldStatus.EXPIRED, 0));

    change(() -> ports().credit().holds().update(changed));

    assertThat(dueBy(deadline.plus(SECOND)))
        .extracting(Due::hold)
        .doesNotContain(captured.id(), voided.id(), expired.id(), managed.id());
  }

  private Instant aDeadline() {
    return given().now().plus(Duration.ofDays(1));
  }

  private Due hold(Instant deadline) {
    var hold = placed(deadline);
    return new Due(hold.id(), Objects.requireNonNull(hold.expiresAt()));
  }

  private Hold placed(Instant deadline) {
    var amount = credits(10);
    var payer = given().account(account -> account.with(amount).holding(amount));
    var hold =
        aHold()
            .from(payer.id())
            .to(given().house(HouseRole.REVENUE).id())
            .of(amount)
            .until(deadline)
            .createdAt(given().now())
            .build();
    return write(() -> {
      ports().credit().holds().insert(List.of(hold));
      return hold;
    });
  }

  /** All of them, page after page. */
  private List<Due> dueBy(Instant now) {
    var found = new ArrayList<Due>();
    @Nullable Due last = null;
    while (true) {
      var after = last;
      var page = read(() -> ports().credit().dueHolds().due(now, after, PAGE));
      found.addAll(page);
      if (page.size() < PAGE) {
        return found;
      }
      last = page.getLast();
    }
  }
}

package dev.purser.application.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.ordering.DueOrders.Due;
import dev.purser.application.testing.PortsContract;
import dev.purser.domain.ordering.Order;
import dev.purser.domain.ordering.OrderLife;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Due orders are found once each, the longest due first. */
public abstract class DueOrdersContract extends PortsContract {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int PAGE = 2;

  @Test
  void findsReservedOrdersFromTheirDeadlineOn() {
    var deadline = aDeadline();
    var order = due(reserved(deadline));

    assertThat(dueBy(deadline.minusNanos(1_000))).doesNotContain(order);
    assertThat(dueBy(deadline)).contains(order);
    assertThat(dueBy(deadline.plus(SECOND))).contains(order);
  }

  @Test
  void findsEachOnceWhateverTheLengthOfPages() {
    var deadline = aDeadline();
    var later = due(reserved(deadline.plus(SECOND)));
    var together =
        List.of(due(reserved(deadline)), due(reserved(deadline)), due(reserved(deadline)));

    var found =
        dueBy(deadline.plus(SECOND)).stream()
            .filter(due -> due.equals(later) || together.contains(due))
            .toList();

    assertThat(found).hasSize(4).endsWith(later).containsAll(together);
    assertThat(found.subList(0, 3))
        .isSortedAccordingTo(Comparator.comparing(due -> due.order().value()));
  }

  @Test
  void findsNoneThatIsReservedNoMore() {
    var deadline = aDeadline();
    var confirmed = reserved(deadline);
    var cancelled = reserved(deadline);
    var expired = reserved(deadline);
    var placed = given().order(given().customer());
    var changed =
        List.of(
            OrderLife.confirmed(confirmed, deadline),
            OrderLife.cancelled(cancelled, deadline),
            OrderLife.expired(expired, deadline));

    change(() -> ports().orders().update(changed));

    assertThat(dueBy(deadline.plus(SECOND)))
        .extracting(Due::order)
        .doesNotContain(confirmed.id(), cancelled.id(), expired.id(), placed.id());
  }

  private Instant aDeadline() {
    return given().now().plus(Duration.ofDays(1));
  }

  private Order reserved(Instant deadline) {
    return given().order(given().customer(), order -> order.reservedUntil(deadline));
  }

  private static Due due(Order order) {
    return new Due(order.id(), Objects.requireNonNull(order.deadline()));
  }

  /** All of them, page after page. */
  private List<Due> dueBy(Instant now) {
    var found = new ArrayList<Due>();
    @Nullable Due last = null;
    while (true) {
      var after = last;
      var page = read(() -> ports().ordering().due().due(now, after, PAGE));
      found.addAll(page);
      if (page.size() < PAGE) {
        return found;
      }
      last = page.getLast();
    }
  }
}

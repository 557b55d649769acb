package dev.purser.observation.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantSchedule;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.InvariantStanding;
import dev.purser.application.shared.InvariantStanding.Check;
import dev.purser.application.shared.Invariants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvariantFiguresTest {
  private static final Instant CHECKED = Instant.ofEpochSecond(1_700_000_000);
  private static final InvariantSchedule DAILY =
      new InvariantSchedule(Optional.of(LocalTime.of(3, 0)));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Books books = new Books();
  private final InvariantFigures figures = figuresOf(DAILY);

  /** One invariant, which does not hold, in a database that may be away. */
  private static final class Books implements Invariants {
    private @Nullable InvariantStanding standing =
        new InvariantStanding(Optional.empty(), Optional.empty());

    @Override
    public InvariantReport check(InvariantScope scope) {
      var report = report();
      standing = found(report.broken().size());
      return report;
    }

    @Override
    public InvariantStanding standing() {
      if (standing == null) {
        throw new IllegalStateException("told by a test");
      }
      return standing;
    }

    static InvariantStanding found(int broken) {
      return new InvariantStanding(Optional.of(new Check(CHECKED, broken)), Optional.empty());
    }

    private InvariantReport report() {
      if (standing == null) {
        throw new IllegalStateException("told by a test");
      }
      var broken = new Finding("one", List.of(Map.of("account", "1")));
      return new InvariantReport(CHECKED, List.of(broken, new Finding("other", List.of())));
    }
  }

  @Test
  void tellsAtOnceWhatACheckOnThisInstanceFound() {
    assertThat(figures.check(InvariantScope.FULL).broken()).containsExactly("one");

    assertThat(gauge("purser.invariants.broken")).isEqualTo(1);
    assertThat(gauge("purser.invariants.checked")).isEqualTo(1_700_000_000);
    assertThat(gauge("purser.invariants.age")).isEqualTo(60);
  }

  @Test
  void tellsWhatOthersFoundOrFoundMended() {
    books.standing = Books.found(2);
    figures.read();
    assertThat(gauge("purser.invariants.broken")).isEqualTo(2);

    books.standing = Books.found(0);
    figures.read();
    assertThat(gauge("purser.invariants.broken")).isZero();
  }

  @Test
  void knowsNothingBeforeItHasReadAndKeepsWhatItKnowsWhenItCannotRead() {
    assertThat(gauge("purser.invariants.broken")).isNaN();
    assertThat(gauge("purser.invariants.age")).isNaN();

    books.standing = Books.found(2);
    figures.read();
    books.standing = null;
    figures.read();
    assertThatThrownBy(() -> figures.check(InvariantScope.RECENT))
        .isInstanceOf(IllegalStateException.class);

    assertThat(gauge("purser.invariants.broken")).isEqualTo(2);
  }

  @Test
  void takesBooksThatWereNeverCheckedForOverdue() {
    figures.read();

    assertThat(gauge("purser.invariants.broken")).isZero();
    assertThat(gauge("purser.invariants.checked")).isZero();
    assertThat(gauge("purser.invariants.age")).isInfinite();
  }

  @Test
  void tellsNoAgeWhereChecksAreLeftToOthers() {
    registry.clear();

    figuresOf(new InvariantSchedule(Optional.empty())).read();

    assertThat(registry.find("purser.invariants.age").gauge()).isNull();
    assertThat(gauge("purser.invariants.broken")).isZero();
  }

  private InvariantFigures figuresOf(InvariantSchedule schedule) {
    return new InvariantFigures(books, schedule, () -> CHECKED.plusSeconds(60), registry);
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }
}

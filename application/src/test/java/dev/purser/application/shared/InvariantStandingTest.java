package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.InvariantStanding.Check;
import dev.purser.domain.shared.Moments;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of the books after checks of everything and of what is recent. */
class InvariantStandingTest {
  @Test
  void isGoodWhereNothingWasEverChecked() {
    var standing = new InvariantStanding(Optional.empty(), Optional.empty());

    assertThat(standing.broken()).isZero();
    assertThat(standing.checkedAt()).isEmpty();
  }

  @Test
  void staysBrokenThoughWhatIsRecentHolds() {
    var standing = new InvariantStanding(at(3, 2), at(4, 0));

    assertThat(standing.broken()).isEqualTo(2);
    assertThat(standing.checkedAt()).contains(Moments.NOON.plusSeconds(4));
  }

  @Test
  void isBrokenByWhatIsRecentUntilThatIsMended() {
    assertThat(new InvariantStanding(at(3, 0), at(4, 1)).broken()).isEqualTo(1);
    assertThat(new InvariantStanding(at(3, 2), at(4, 3)).broken()).isEqualTo(3);
    assertThat(new InvariantStanding(at(3, 0), at(5, 0)).broken()).isZero();
  }

  @Test
  void isMendedOnceACheckOfEverythingHolds() {
    var standing = new InvariantStanding(at(5, 0), at(4, 1));

    assertThat(standing.broken()).isZero();
    assertThat(standing.checkedAt()).contains(Moments.NOON.plusSeconds(5));
  }

  private static Optional<Check> at(int seconds, int broken) {
    return Optional.of(new Check(Moments.NOON.plusSeconds(seconds), broken));
  }
}

package dev.purser.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvariantScheduleTest {
  @Test
  void hasEverythingCheckedOnceADayAndWhatIsRecentEveryHourBetween() {
    var schedule = new InvariantSchedule(Optional.of(LocalTime.of(3, 45)));

    assertThat(schedule.isOn()).isTrue();
    assertThat(schedule.times(InvariantScope.FULL)).containsExactly(LocalTime.of(3, 45));
    assertThat(schedule.times(InvariantScope.RECENT))
        .hasSize(24)
        .startsWith(LocalTime.of(0, 15), LocalTime.of(1, 15))
        .endsWith(LocalTime.of(23, 15));
  }

  @Test
  void hasNothingCheckedWhereItIsOff() {
    var schedule = new InvariantSchedule(Optional.empty());

    assertThat(schedule.isOn()).isFalse();
    assertThat(schedule.times(InvariantScope.FULL)).isEmpty();
    assertThat(schedule.times(InvariantScope.RECENT)).isEmpty();
  }
}

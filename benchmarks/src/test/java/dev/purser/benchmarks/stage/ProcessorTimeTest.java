package dev.purser.benchmarks.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
  private static final String STAT =
      "4242 (a (strange) name) S 1 4242 4242 0 -1 4194560 100 0 0 0 150 50 7 3 20 0 9 0 123 0 0";

  @Test
  void readsUserAndSystemTimeBehindAnyName() {
    assertThat(ProcessorTime.seconds(STAT, 11, 12)).isEqualTo(2.0);
  }

  @Test
  void readsTheTimeOfEndedChildren() {
    assertThat(ProcessorTime.seconds(STAT, 13, 14)).isEqualTo(0.1);
  }

  @Test
  void countsWhatTheMachineWasBusyWith() {
    assertThat(ProcessorTime.busySeconds("cpu  100 20 30 9000 700 4 6 40 0 0")).isEqualTo(2.0);
  }
}

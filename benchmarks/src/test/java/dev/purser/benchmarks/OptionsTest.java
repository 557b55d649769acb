package dev.purser.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void measuresEverythingUnlessTold() {
    var options = Options.parse();

    assertThat(options.seconds()).isEqualTo(10);
    assertThat(options.rounds()).isOne();
    assertThat(options.connections()).containsExactly(1, 16, 64, 256);
    assertThat(options.subjects()).containsExactlyInAnyOrder(Subject.values());
  }

  @Test
  void takesWhatIsSaid() {
    var options =
        Options.parse(
            "--quick",
            "--seconds",
            "1",
            "--rounds",
            "5",
            "--entries",
            "10000000",
            "--only",
            "transfers,unbatched-transfers");

    assertThat(options.seconds()).isEqualTo(1);
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.entries()).isEqualTo(10_000_000);
    assertThat(options.connections()).containsExactly(1, 64);
    assertThat(options.subjects())
        .containsExactlyInAnyOrder(Subject.TRANSFERS, Subject.UNBATCHED_TRANSFERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--seconds 0",
        "--seconds x",
        "--rounds 0",
        "--seconds",
        "--only speed",
        "--entries 10000",
        "--fast"
      })
  void refusesWhatItDoesNotKnow(String line) {
    assertThatThrownBy(() -> Options.parse(line.split(" ", -1)))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith(".");
  }
}

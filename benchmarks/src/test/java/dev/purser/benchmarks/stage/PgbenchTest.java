package dev.purser.benchmarks.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.benchmarks.load.Histogram;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PgbenchTest {
  @Test
  void countsWhatEndedWithinTheWindow() {
    var histogram = new Histogram();
    var from = Instant.ofEpochSecond(1_000);
    var to = Instant.ofEpochSecond(1_010);

    Pgbench.read("0 1 5000 0 999 999999", from, to, histogram);
    Pgbench.read("0 2 50 0 1000 0", from, to, histogram);
    Pgbench.read("1 1 60 0 1009 999999", from, to, histogram);
    Pgbench.read("1 2 5000 0 1010 0", from, to, histogram);

    assertThat(histogram.total()).isEqualTo(2);
    assertThat(histogram.percentile(1).toNanos()).isEqualTo(60_000);
  }
}

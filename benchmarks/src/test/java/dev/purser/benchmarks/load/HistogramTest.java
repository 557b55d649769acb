package dev.purser.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void findsPercentilesWithinTwoPercent() {
    var histogram = new Histogram();

    LongStream.rangeClosed(1, 100_000).forEach(micros -> histogram.add(micros * 1_000));

    assertThat(histogram.total()).isEqualTo(100_000);
    assertThat(micros(histogram, 0.5)).isBetween(49_000L, 51_000L);
    assertThat(micros(histogram, 0.99)).isBetween(97_020L, 100_980L);
  }

  @Test
  void keepsShortLatenciesExact() {
    var histogram = new Histogram();

    histogram.add(7_000);
    histogram.add(100_000);

    assertThat(micros(histogram, 0.5)).isEqualTo(7);
    assertThat(micros(histogram, 1)).isEqualTo(100);
  }

  @Test
  void addsUpWhatSeveralCallersCounted() {
    var one = new Histogram();
    var other = new Histogram();
    one.add(1_000);
    other.add(3_000);

    one.addAll(other);

    assertThat(one.total()).isEqualTo(2);
    assertThat(micros(one, 1)).isEqualTo(3);
  }

  @Test
  void takesWhatIsOutOfItsRange() {
    var histogram = new Histogram();

    histogram.add(-1);
    histogram.add(Long.MAX_VALUE);

    assertThat(histogram.total()).isEqualTo(2);
  }

  @Test
  void hasNoLatencyWithoutAnswers() {
    assertThat(new Histogram().percentile(0.5)).isEqualTo(Duration.ZERO);
  }

  private static long micros(Histogram histogram, double share) {
    return histogram.percentile(share).toNanos() / 1_000;
  }
}

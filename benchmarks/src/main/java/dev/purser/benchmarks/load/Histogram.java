package dev.purser.benchmarks.load;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Counts latencies in buckets whose width grows with the latency, so that percentiles are exact to
 * 2 % and memory does not depend on how many there were.
 */
public final class Histogram {
  private static final int SUB_BUCKET_BITS = 6;
  private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

  /** About 19 hours in microseconds: longer than anything here takes. */
  private static final long MAX_MICROS = (1L << 36) - 1;

  private final long[] counts = new long[bucket(MAX_MICROS) + 1];
  private long total;

  public void add(long nanos) {
    var micros = Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, MAX_MICROS);
    counts[bucket(micros)]++;
    total++;
  }

  public void addAll(Histogram other) {
    for (var i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  public long total() {
    return total;
  }

  /**
   * The latency that the given share stays within; zero when there was none.
   *
   * @param share from 0 to 1, such as 0.99
   */
  public Duration percentile(double share) {
    var wanted = Math.max(1, (long) Math.ceil(share * total));
    var seen = 0L;
    for (var i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Duration.of(middle(i), ChronoUnit.MICROS);
      }
    }
    return Duration.ZERO;
  }

  /** Below two rows of sub-buckets each microsecond has its own; then the width doubles per row. */
  private static int bucket(long micros) {
    var row = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - SUB_BUCKET_BITS);
    return row * SUB_BUCKETS + (int) (micros >>> row);
  }

  private static long middle(int bucket) {
    var row = Math.max(0, bucket / SUB_BUCKETS - 1);
    var first = (long) (bucket - row * SUB_BUCKETS) << row;
    return first + (1L << row) / 2;
  }
}

package dev.purser.web.shared.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.util.function.LongSupplier;

/**
 * A token bucket for everybody who asks, under one quota. They are kept in this process: several
 * instances grant the quota each. A bucket that nobody has touched for a window is full again, and
 * is forgotten; so it is when there are too many.
 */
public final class Buckets {
  /** More are not remembered at once; they take about 200 bytes each. */
  public static final int MAX_BUCKETS = 100_000;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final String policy;
  private final String remainder;
  private final LoadingCache<String, Bucket> buckets;

  /**
   * Starts with full buckets.
   *
   * @param nanoTime a clock that only runs forward
   */
  public Buckets(Quota quota, LongSupplier nanoTime) {
    this.policy = quota.policy();
    this.remainder = "\"" + quota.name() + "\";r=";
    var bandwidth =
        Bandwidth.builder()
            .capacity(quota.requests())
            .refillGreedy(quota.requests(), quota.window())
            .build();
    var meter = new NanoMeter(nanoTime);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(quota.window())
            .ticker(nanoTime::getAsLong)
            .build(
                _ -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build());
  }

  /** Takes one of those that whoever has the key may still make. */
  public Taken take(String key) {
    var probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return new Taken(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForRefill()),
        seconds(probe.getNanosToWaitForReset()));
  }

  /** Gives one back that was taken and, as it turned out, does not count. */
  public void giveBack(String key) {
    buckets.get(key).addTokens(1);
  }

  /** The quota, as the header {@code RateLimit-Policy} tells it. */
  public String policy() {
    return policy;
  }

  /** What is left of it, as the header {@code RateLimit} tells it. */
  public String remainder(Taken taken) {
    return remainder + taken.remaining() + ";t=" + taken.secondsUntilFull();
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, NANOS_PER_SECOND);
  }

  /**
   * What came of asking.
   *
   * @param granted whether it was within the quota
   * @param remaining how many more would be, now
   * @param secondsUntilNext when the next one is; 0 when this one was granted
   * @param secondsUntilFull when all are
   */
  public record Taken(
      boolean granted, long remaining, long secondsUntilNext, long secondsUntilFull) {}

  /** Tells buckets the time. */
  private record NanoMeter(LongSupplier nanoTime) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanoTime.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}

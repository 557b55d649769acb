package dev.purser.web.shared.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Buckets buckets =
      new Buckets(new Quota("person", 20, Duration.ofSeconds(10)), nanos::get);

  @Test
  void grantsAQuotaAtOnceAndThenEvenly() {
    takeAll("ann");

    var refused = buckets.take("ann");
    pass(Duration.ofMillis(500));
    var next = buckets.take("ann");

    assertThat(refused.granted()).isFalse();
    assertThat(refused.secondsUntilNext()).isEqualTo(1);
    assertThat(refused.secondsUntilFull()).isEqualTo(10);
    assertThat(next.granted()).isTrue();
    assertThat(buckets.take("ann").granted()).isFalse();
  }

  @Test
  void countsEverybodyForThemselves() {
    takeAll("ann");

    assertThat(buckets.take("bob").remaining()).isEqualTo(19);
    assertThat(buckets.take("ann").granted()).isFalse();
  }

  @Test
  void isFullAgainAfterTheWindow() {
    takeAll("ann");

    pass(Duration.ofSeconds(10));

    assertThat(buckets.take("ann").remaining()).isEqualTo(19);
  }

  @Test
  void tellsWhatIsLeft() {
    var taken = buckets.take("ann");

    assertThat(buckets.policy()).isEqualTo("\"person\";q=20;w=10");
    assertThat(buckets.remainder(taken)).isEqualTo("\"person\";r=19;t=1");
  }

  @Test
  void needsRequestsAndAWindow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quota("person", 0, Duration.ofSeconds(10)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quota("person", 1, Duration.ofMillis(999)));
  }

  private void takeAll(String key) {
    for (var n = 0; n < 20; n++) {
      assertThat(buckets.take(key).granted()).isTrue();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}

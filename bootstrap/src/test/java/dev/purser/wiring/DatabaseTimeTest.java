package dev.purser.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.application.shared.TransactionFault;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong();
  private boolean away;

  @Test
  void reckonsOnFromWhatTheDatabaseSaid() {
    var time = new DatabaseTime(this::read, nanos::get);

    pass(Duration.ofSeconds(30));

    assertThat(time.now()).isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void asksAgainAfterAMinute() {
    var time = new DatabaseTime(this::read, nanos::get);
    database.set(NOON.plusSeconds(3_600));

    pass(Duration.ofSeconds(61));

    assertThat(time.now()).isEqualTo(NOON.plusSeconds(3_600));
  }

  @Test
  void goesOnWithoutTheDatabaseAndAsksItOnlyNowAndThen() {
    var time = new DatabaseTime(this::read, nanos::get);
    away = true;

    pass(Duration.ofSeconds(90));

    assertThat(time.now()).isEqualTo(NOON.plusSeconds(90));
    away = false;
    database.set(NOON);
    pass(Duration.ofSeconds(10));
    assertThat(time.now()).isEqualTo(NOON.plusSeconds(100));
    pass(Duration.ofSeconds(60));
    assertThat(time.now()).isEqualTo(NOON);
  }

  private Instant read() {
    if (away) {
      throw new TransactionFault.Unreachable(new IllegalStateException("away"));
    }
    return database.get();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}

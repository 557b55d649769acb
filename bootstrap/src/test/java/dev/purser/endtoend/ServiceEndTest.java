package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What becomes of requests, batches and jobs that are under way when the service is closed. */
class ServiceEndTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** So that it is the job that is waited for. */
  private static final Duration LONGER_THAN_REQUESTS = Duration.ofSeconds(1);

  private static final String POSTED =
      """
      SELECT posted FROM accounts WHERE id = '%s'
      """;

  private static final String CONNECTED =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'purser'
      """;

  private static final String BEGUN_JOBS =
      """
      SELECT count(*) FROM scheduled_tasks WHERE picked
      """;

  @Test
  void answersWhatIsUnderWayAndWhatComesOverOpenConnectionsBeforeItCloses() {
    try (var database = TestDatabase.fresh();
        var service = RunningService.on(database);
        var slow = KeptConnection.to(service.address());
        var late = KeptConnection.to(service.address());
        var later = KeptConnection.to(service.address());
        var idle = KeptConnection.to(service.address());
        var lock = HouseAccountLock.on(database, "ISSUING")) {
      var ann = new Shop(service.client()).buyer(0);
      assertThat(late.get("/healthz").saysThatItCloses()).isFalse();
      assertThat(later.get("/healthz").saysThatItCloses()).isFalse();
      assertThat(idle.get("/healthz").saysThatItCloses()).isFalse();
      slow.post("/v1/grants", service.token(), Client.newKey(), Bodies.grant(ann.account(), 30));
      lock.awaitBatch();

      var closed = close(service);
      Waiting.until(PATIENCE, () -> KeptConnection.isRefusedBy(service.address()));
      var readiness = late.get("/readyz");
      var liveness = later.get("/healthz");
      var closedTooEarly = closed.isDone();
      lock.release();
      var answer = slow.answer();

      assertThat(readiness.status()).isEqualTo(503);
      assertThat(readiness.body()).contains("shutting down");
      assertThat(readiness.saysThatItCloses()).isTrue();
      assertThat(late.isClosedByTheService()).isTrue();
      assertThat(liveness.status()).isEqualTo(200);
      assertThat(liveness.saysThatItCloses()).isTrue();
      assertThat(closedTooEarly).isFalse();
      assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
      assertThat(answer.saysThatItCloses()).isTrue();
      assertThat(slow.isClosedByTheService()).isTrue();
      assertThat(idle.isClosedByTheService()).isTrue();
      assertThat(closed).succeedsWithin(PATIENCE);
      assertThat(posted(database, ann)).isEqualTo(30);
      assertThat(Sql.number(database, CONNECTED)).isZero();
    }
  }

  @Test
  void jobsFinishWhatTheyAreAtAndLeaveNothingHalfDone() {
    try (var database = TestDatabase.fresh();
        var service =
            RunningService.on(ServiceRole.in(database), Map.of("PURSER_JOB_DELAY_SECONDS", "1"));
        var lock = HouseAccountLock.on(database, "BREAKAGE")) {
      var ann = new Shop(service.client()).buyer(0);
      var expiring =
          """
          {"accountId":"%s","amount":%s,"expiresAt":"%s"}
          """
              .formatted(ann.account(), Bodies.credits(30), Instant.now().plusSeconds(1));
      var _ = service.client().post("/v1/grants", Client.newKey(), expiring).succeeded();
      lock.awaitBatch();
      assertThat(posted(database, ann)).isEqualTo(30);
      assertThat(Sql.number(database, BEGUN_JOBS)).isPositive();

      var closed = close(service);
      assertThatThrownBy(() -> closed.get(LONGER_THAN_REQUESTS.toMillis(), TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      lock.release();

      assertThat(closed).succeedsWithin(PATIENCE);
      assertThat(posted(database, ann)).isZero();
      assertThat(Sql.number(database, BEGUN_JOBS)).isZero();
      assertThat(Sql.number(database, CONNECTED)).isZero();
    }
  }

  private static CompletableFuture<Void> close(RunningService service) {
    return CompletableFuture.runAsync(service::close, Thread::startVirtualThread);
  }

  private static long posted(TestDatabase database, Buyer buyer) {
    return Sql.number(database, POSTED.formatted(buyer.account()));
  }
}

package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What nobody asks for happens all the same, also after an instance died in the middle of it. */
class BackgroundJobsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** As an instance leaves it that is killed before it has noted that a job is done. */
  private static final String DIED =
      """
      UPDATE scheduled_tasks
      SET picked = true, picked_by = 'somebody who died', last_heartbeat = now() - interval '1 hour'
      """;

  @Test
  void creditsThatHaveExpiredGoToBreakageThoughNobodyTouchesTheAccount() {
    try (var database = TestDatabase.fresh();
        var service = start(database, "on")) {
      var shop = new Shop(service.client());
      var ann = shop.buyer(100);
      var expiresAt = Instant.now().plusSeconds(2);
      var grant =
          """
          {"accountId":"%s","amount":%s,"expiresAt":"%s"}
          """
              .formatted(ann.account(), Bodies.credits(30), expiresAt);
      var _ = service.client().post("/v1/grants", Client.newKey(), grant).succeeded();

      assertThat(shop.account(ann).at("/posted").asLong()).isEqualTo(130);
      await(() -> shop.account(ann).at("/posted").asLong() == 100);

      assertThat(Instant.now()).isAfterOrEqualTo(expiresAt);
      assertThat(shop.account(ann).at("/expired").asLong()).isZero();
      assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
    }
  }

  @Test
  void workOfAnInstanceThatDiedIsTakenOverAndNothingIsDoneTwice() {
    try (var database = TestDatabase.fresh()) {
      String scheduled;
      Shop.Buyer ann;
      Shop.Buyer bob;
      try (var killed = start(database, "on")) {
        var shop = new Shop(killed.client());
        ann = shop.buyer(100);
        bob = shop.buyer(0);
        scheduled = schedule(killed, ann, bob);
        await(() -> status(killed, scheduled).equals("DONE"));
      }
      Sql.change(database, DIED);

      try (var service = start(database, "on")) {
        var shop = new Shop(service.client());
        var later = schedule(service, ann, bob);
        await(() -> status(service, later).equals("DONE"));

        assertThat(status(service, scheduled)).isEqualTo("DONE");
        assertThat(shop.account(bob).at("/posted").asLong()).isEqualTo(60);
        assertThat(shop.invariants().at("/holds").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void instancesWithoutJobsLeaveThemToOthers() {
    try (var database = TestDatabase.fresh();
        var idle = start(database, "off")) {
      var shop = new Shop(idle.client());
      var ann = shop.buyer(100);
      var bob = shop.buyer(0);
      var scheduled = schedule(idle, ann, bob);
      assertThat(status(idle, scheduled)).isEqualTo("SCHEDULED");

      try (var busy = start(database, "on")) {
        await(() -> status(busy, scheduled).equals("DONE"));
      }

      assertThat(shop.account(bob).at("/posted").asLong()).isEqualTo(30);
    }
  }

  private static RunningService start(TestDatabase database, String jobs) {
    var url = ServiceRole.in(database);
    return RunningService.on(url, Map.of("PURSER_JOBS", jobs, "PURSER_JOB_DELAY_SECONDS", "1"));
  }

  /** The path of a transfer of 30 that is due at once. */
  private static String schedule(RunningService service, Shop.Buyer from, Shop.Buyer to) {
    var transfer = Bodies.transfer(from.account(), to.account(), 30);
    var body = "{\"transfer\":%s,\"runAt\":\"%s\"}".formatted(transfer, Instant.now());
    var answer = service.client().post("/v1/scheduled-transfers", Client.newKey(), body);
    return "/v1/scheduled-transfers/" + answer.succeeded().at("/id");
  }

  private static String status(RunningService service, String scheduled) {
    return service.client().get(scheduled).succeeded().at("/status");
  }

  private static void await(BooleanSupplier happened) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stop);
      }
    }
  }
}

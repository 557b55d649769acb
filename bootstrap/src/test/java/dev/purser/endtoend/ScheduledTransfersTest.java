package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Transfers that are made later, by two instances that look for work at the same time. */
class ScheduledTransfersTest {
  private static final String PATH = "/v1/scheduled-transfers";
  private static final String FAR_OFF = "2999-01-01T00:00:00Z";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestDatabase database;
  private static RunningService service;
  private static RunningService other;
  private static Client client;
  private static Shop shop;

  private final Buyer ann = shop.buyer(1_000);
  private final Buyer bob = shop.buyer(0);

  @BeforeAll
  static void startTwoInstances() {
    database = TestDatabase.fresh();
    var url = ServiceRole.in(database);
    var settings = Map.of("PURSER_JOB_DELAY_SECONDS", "1");
    service = RunningService.on(url, settings);
    other = RunningService.on(url, settings);
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
    database.close();
  }

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }

  @Test
  void areMadeWhenTheirTimeComesAndTellTheTransfer() {
    var runAt = Instant.now().plusSeconds(2);

    var scheduled = schedule(ann, bob, 30, runAt.toString());
    var done = await(scheduled, "DONE");

    assertThat(scheduled.at("/status").asString()).isEqualTo("SCHEDULED");
    var made = client.get("/v1/transfers/" + done.at("/transferId").asString()).succeeded();
    assertThat(made.json().at("/legs")).isEqualTo(done.at("/transfer/legs"));
    assertThat(Instant.parse(done.at("/ranAt").asString())).isAfterOrEqualTo(runAt);
    assertThat(made.at("/createdAt")).isEqualTo(done.at("/ranAt").asString());
    assertThat(posted(ann)).isEqualTo(970);
    assertThat(posted(bob)).isEqualTo(30);
  }

  @Test
  void tellWhyTheyWereRefusedAndCannotBeTakenBackThen() {
    var refused = await(schedule(ann, bob, 1_001, Instant.now().toString()), "REFUSED");

    var late = cancel(refused);

    assertThat(refused.at("/refusals/0/code").asString()).isEqualTo("insufficient-credit");
    assertThat(refused.at("/refusals/0/pointer").asString()).isEqualTo("/transfer/amount");
    assertThat(refused.at("/refusals/0/required").asLong()).isEqualTo(1_001);
    assertThat(refused.at("/transferId").isNull()).isTrue();
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("illegal-transition");
    assertThat(posted(ann)).isEqualTo(1_000);
  }

  @Test
  void areTakenBackBeforeTheirTime() {
    var scheduled = schedule(ann, bob, 30, FAR_OFF);

    var cancelled = cancel(scheduled).succeeded();

    assertThat(cancelled.at("/status")).isEqualTo("CANCELLED");
    assertThat(find(scheduled)).isEqualTo(cancelled.json());
    assertThat(client.get(PATH + "?status=CANCELLED").succeeded().json().at("/items"))
        .contains(cancelled.json());
  }

  @Test
  void areMadeOnceEachWhoeverLooksFirst() {
    var soon = Instant.now().plusSeconds(2).toString();
    var scheduled =
        IntStream.range(0, 300).mapToObj(i -> schedule(client(i), ann, bob, 1, soon)).toList();

    var done = scheduled.stream().map(one -> await(one, "DONE")).toList();

    assertThat(done.stream().map(one -> one.at("/transferId").asString()))
        .hasSize(300)
        .doesNotHaveDuplicates();
    assertThat(posted(bob)).isEqualTo(300);
    assertThat(posted(ann)).isEqualTo(700);
  }

  @Test
  void answerTheSameRequestTheSameWayOnceTheyHaveRun() {
    var key = Client.newKey();
    var body = body(ann, bob, 30, Instant.now().toString());

    var first = client.post(PATH, key, body).succeeded();
    var _ = await(first.json(), "DONE");
    var again = client.post(PATH, key, body).succeeded();

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.isReplayed()).isTrue();
    assertThat(posted(bob)).isEqualTo(30);
  }

  @Test
  void goOnInOneInstanceWhenTheOtherStops() {
    var url = ServiceRole.in(database);
    var third = RunningService.on(url, Map.of("PURSER_JOB_DELAY_SECONDS", "1"));
    var scheduled = schedule(third.client(), ann, bob, 5, Instant.now().plusSeconds(1).toString());

    third.close();

    assertThat(await(scheduled, "DONE").at("/transferId").isNull()).isFalse();
  }

  private static Client client(int i) {
    return List.of(service, other).get(i % 2).client();
  }

  private JsonNode schedule(Buyer from, Buyer to, long credits, String runAt) {
    return schedule(client, from, to, credits, runAt);
  }

  private static JsonNode schedule(Client asker, Buyer from, Buyer to, long credits, String runAt) {
    var body = body(from, to, credits, runAt);
    return asker.post(PATH, Client.newKey(), body).succeeded().json();
  }

  private static String body(Buyer from, Buyer to, long credits, String runAt) {
    var transfer = Bodies.transfer(from.account(), to.account(), credits);
    return "{\"transfer\":%s,\"runAt\":\"%s\"}".formatted(transfer, runAt);
  }

  private static Reply cancel(JsonNode scheduled) {
    return client.post(path(scheduled) + "/cancellations", Client.newKey(), "{}");
  }

  private static JsonNode find(JsonNode scheduled) {
    return client.get(path(scheduled)).succeeded().json();
  }

  private static String path(JsonNode scheduled) {
    return PATH + "/" + scheduled.at("/id").asString();
  }

  /** Asks until it stands so. */
  private static JsonNode await(JsonNode scheduled, String status) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var found = find(scheduled);
    while (!found.at("/status").asString().equals(status)) {
      assertThat(System.nanoTime()).as("still %s", found).isLessThan(deadline);
      pause();
      found = find(scheduled);
    }
    return found;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static long posted(Buyer buyer) {
    return shop.account(buyer).at("/posted").asLong();
  }
}

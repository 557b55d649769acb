package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds that stand alone, from their placing to each of their ends. */
class HoldStoryTest {
  private static final String FAR_OFF = "2999-01-01T00:00:00Z";
  private static final String REVENUE = "00000000-0000-7000-8000-000000000002";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestDatabase database;
  private static RunningService service;
  private static Client client;
  private static Shop shop;

  private final Buyer ann = shop.buyer(100);
  private final Buyer bob = shop.buyer(0);

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    var url = ServiceRole.in(database);
    service = RunningService.on(url, Map.of("PURSER_JOB_DELAY_SECONDS", "1"));
    client = service.client();
    shop = new Shop(client);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @AfterEach
  void booksAreRight() {
    var report = shop.invariants();
    assertThat(report.at("/holds").asBoolean()).as(report.toString()).isTrue();
  }

  @Test
  void isCapturedInPartsAndTheRestGivenBack() {
    var hold = place(bob.account(), 60, FAR_OFF).succeeded();

    var part = capture(hold.json(), 25).succeeded();
    var tooMuch = capture(hold.json(), 36);
    var voided = post(hold.json(), "/voids", "{}").succeeded();

    assertThat(hold.status()).isEqualTo(201);
    assertThat(part.json().at("/remaining/amount").asLong()).isEqualTo(35);
    var transfer = client.get("/v1/transfers/" + part.at("/transferId")).succeeded();
    assertThat(transfer.at("/kind")).isEqualTo("CAPTURE");
    assertThat(transfer.at("/legs/0/to")).isEqualTo(bob.account());
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.code()).isEqualTo("hold-exceeded");
    assertThat(voided.at("/status")).isEqualTo("VOIDED");
    assertThat(shop.account(ann).at("/posted").asLong()).isEqualTo(75);
    assertThat(shop.account(ann).at("/held").asLong()).isZero();
    assertThat(shop.account(bob).at("/posted").asLong()).isEqualTo(25);
    var listed = client.get("/v1/holds?status=VOIDED&account=" + ann.account()).succeeded();
    assertThat(listed.json().at("/items/0")).isEqualTo(voided.json());
  }

  @Test
  void endsByItselfAfterItsDeadlineAndItsExpiredLotsGoToBreakage() {
    var soon = Instant.now().plusSeconds(3).toString();
    var _ = grantUntil(40, soon).succeeded();
    var hold = place(REVENUE, 50, soon).succeeded();

    var expired = await(hold.json(), "EXPIRED");
    var late = capture(hold.json(), 1);

    assertThat(hold.json().at("/lots/0/held").asLong()).isEqualTo(40);
    assertThat(expired.at("/expired/amount").asLong()).isEqualTo(40);
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.code()).isEqualTo("hold-expired");
    assertThat(shop.account(ann).at("/posted").asLong()).isEqualTo(100);
    assertThat(shop.account(ann).at("/held").asLong()).isZero();
  }

  @Test
  void capturesWhatHasExpiredUnderTheHold() throws InterruptedException {
    var soon = Instant.now().plusSeconds(2);
    var _ = grantUntil(40, soon.toString()).succeeded();
    var hold = place(REVENUE, 40, FAR_OFF).succeeded();

    TimeUnit.MILLISECONDS.sleep(Duration.between(Instant.now(), soon.plusMillis(200)).toMillis());
    var captured = post(hold.json(), "/captures", "{}").succeeded();

    assertThat(captured.at("/status")).isEqualTo("CAPTURED");
    assertThat(shop.account(ann).at("/posted").asLong()).isEqualTo(100);
  }

  @Test
  void ofAnOrderIsTheOrdersToHandle() {
    var order = shop.order(ann, shop.product(7, 10), 3).succeeded();
    var hold = client.get("/v1/holds/" + order.at("/payments/0/holdId")).succeeded();

    var captured = post(hold.json(), "/captures", "{}");
    var voided = post(hold.json(), "/voids", "{}");

    assertThat(hold.at("/orderId")).isEqualTo(order.at("/id"));
    assertThat(hold.json().at("/expiresAt").isNull()).isTrue();
    assertThat(captured.status()).isEqualTo(409);
    assertThat(captured.code()).isEqualTo("managed-by-order");
    assertThat(voided.code()).isEqualTo("managed-by-order");
    var _ = shop.fulfil(order.at("/id")).succeeded();
    assertThat(client.get("/v1/holds/" + hold.at("/id")).succeeded().at("/status"))
        .isEqualTo("CAPTURED");
  }

  private Reply place(String to, long amount, String deadline) {
    var body =
        """
        {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":%d},"expiresAt":"%s"}
        """
            .formatted(ann.account(), to, amount, deadline);
    return client.post("/v1/holds", Client.newKey(), body);
  }

  private Reply grantUntil(long credits, String expiry) {
    var body =
        """
        {"accountId":"%s","amount":{"asset":"CREDIT","amount":%d},"expiresAt":"%s"}
        """
            .formatted(ann.account(), credits, expiry);
    return client.post("/v1/grants", Client.newKey(), body);
  }

  private static Reply capture(JsonNode hold, long amount) {
    return post(
        hold, "/captures", "{\"amount\":{\"asset\":\"CREDIT\",\"amount\":%d}}".formatted(amount));
  }

  private static Reply post(JsonNode hold, String step, String body) {
    return client.post("/v1/holds/" + hold.at("/id").asString() + step, Client.newKey(), body);
  }

  private static JsonNode await(JsonNode hold, String status) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var now = client.get("/v1/holds/" + hold.at("/id").asString()).succeeded().json();
      if (now.at("/status").asString().equals(status)) {
        return now;
      }
      assertThat(System.nanoTime()).as("%s", now).isLessThan(end);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}

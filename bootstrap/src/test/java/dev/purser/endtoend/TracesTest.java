package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.endtoend.Shop.Buyer;
import dev.purser.persistence.shared.TestDatabase;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request can be followed into the batch that it shared with others, and to its statements. */
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final int CALLERS = 12;
  private static final int ROUNDS = 3;

  private static TestDatabase database;
  private static SpanReceiver receiver;
  private static RunningService service;
  private static Shop shop;

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.fresh();
    receiver = SpanReceiver.start();
    service =
        RunningService.on(
            ServiceRole.in(database),
            Map.of(
                "PURSER_TRACES_ENDPOINT", receiver.endpoint(),
                "PURSER_COMMITTERS", "1",
                "PURSER_JOBS", "off"));
    shop = new Shop(service.client());
  }

  @AfterAll
  static void stop() {
    service.close();
    receiver.close();
    database.close();
  }

  @Test
  void batchIsLinkedToEveryRequestThatItCarriesOut() throws Exception {
    var buyer = shop.buyer(1_000_000);
    var sku = shop.product(1, 1_000_000);
    for (var round = 0; round < ROUNDS; round++) {
      buyTogether(buyer, sku);
    }

    var batch = receiver.await(span -> isBatch(span) && span.getLinksCount() > 1);
    assertThat(batch.getParentSpanId().isEmpty()).isTrue();
    for (var link : batch.getLinksList()) {
      var caller = receiver.await(span -> span.getSpanId().equals(link.getSpanId()));
      assertThat(caller.getTraceId()).isEqualTo(link.getTraceId());
      assertThat(caller.getName()).isEqualTo("POST /v1/orders");
      assertThat(caller.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
      assertThat(caller.getStartTimeUnixNano()).isLessThanOrEqualTo(batch.getStartTimeUnixNano());
    }
    assertThat(batch.getLinksList()).extracting(Span.Link::getSpanId).doesNotHaveDuplicates();
    requireStatements(batch);
    requireEachRequestInABatch();
  }

  @Test
  void traceThatTheCallerBringsGoesOn() {
    var answer =
        service
            .client()
            .get("/v1/products", "traceparent", "00-" + TRACE + "-" + PARENT + "-01")
            .succeeded();

    var request =
        receiver.await(span ->
            SpanReceiver.hex(span.getTraceId()).equals(TRACE)
                && span.getKind() == Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(request.getName()).isEqualTo("GET /v1/products");
    assertThat(SpanReceiver.hex(request.getParentSpanId())).isEqualTo(PARENT);
    assertThat(answer.header("traceresponse"))
        .hasValue("00-" + TRACE + "-" + SpanReceiver.hex(request.getSpanId()) + "-01");
    var statement =
        receiver.await(span ->
            span.getParentSpanId().equals(request.getSpanId()) && span.getName().equals("SELECT"));
    assertThat(SpanReceiver.attribute(statement, "db.query.text")).contains("products");
  }

  @Test
  void callerDecidesThatARequestIsNotTraced() {
    var silent = "a" + TRACE.substring(1);
    var _ =
        service.client().get("/v1/products", "traceparent", "00-" + silent + "-" + PARENT + "-00");
    var loud = service.client().get("/v1/accounts/unknown");

    var _ = receiver.await(span -> SpanReceiver.hex(span.getTraceId()).equals(loud.at("/traceId")));
    assertThat(receiver.spans())
        .extracting(span -> SpanReceiver.hex(span.getTraceId()))
        .doesNotContain(silent);
  }

  @Test
  void problemNamesTheTraceOfItsRequest() {
    var problem = service.client().get("/v1/orders/00000000-0000-7000-8000-000000000000");

    assertThat(problem.status()).isEqualTo(404);
    var request =
        receiver.await(span -> SpanReceiver.hex(span.getTraceId()).equals(problem.at("/traceId")));
    assertThat(request).isNotNull();
  }

  private static void buyTogether(Buyer buyer, String sku) throws Exception {
    Together.start(CALLERS, i -> shop.order(buyer, sku, 1).succeeded() != null)
        .get(60, TimeUnit.SECONDS);
  }

  private static boolean isBatch(Span span) {
    return span.getName().equals("batch");
  }

  private static void requireStatements(Span batch) {
    var commit =
        receiver.await(span ->
            span.getName().equals("COMMIT") && span.getParentSpanId().equals(batch.getSpanId()));
    assertThat(commit.getTraceId()).isEqualTo(batch.getTraceId());
    var statements =
        receiver.spans().stream()
            .filter(span -> span.getParentSpanId().equals(batch.getSpanId()))
            .toList();
    assertThat(statements).extracting(Span::getName).contains("INSERT", "SELECT", "COMMIT");
    assertThat(statements)
        .filteredOn(span -> span.getName().equals("INSERT"))
        .extracting(span -> SpanReceiver.attribute(span, "db.query.text"))
        .anyMatch(text -> text.contains("idempotency_keys"))
        .allMatch(text -> text.contains("?"));
  }

  /** Also of those batches that were not looked at in detail. */
  private static void requireEachRequestInABatch() {
    var orders = receiver.spans().stream().filter(TracesTest::isOrder).toList();
    assertThat(orders).hasSizeGreaterThanOrEqualTo(CALLERS);
    for (var order : orders) {
      var batch = receiver.await(span -> isBatch(span) && isLinked(span, order));
      assertThat(batch.getTraceId()).isNotEqualTo(order.getTraceId());
    }
  }

  private static boolean isLinked(Span batch, Span order) {
    return batch.getLinksList().stream()
        .anyMatch(link -> link.getSpanId().equals(order.getSpanId()));
  }

  private static boolean isOrder(Span span) {
    return span.getName().equals("POST /v1/orders");
  }
}

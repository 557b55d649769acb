package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What those who operate the service see on a port of their own, and nobody else. */
class ManagementPortTest {
  private static TestDatabase database;
  private static RunningService service;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    service =
        RunningService.on(
            ServiceRole.in(database), Map.of("PURSER_LOG_LEVELS", "dev.purser=DEBUG"));
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void tellsFiguresOfWhatWasDone() {
    var shop = new Shop(service.client());
    var buyer = shop.buyer(100);
    var sku = shop.product(10, 1);
    var key = Client.newKey();
    var body = Bodies.order(buyer.customer(), Bodies.line(sku, 1));
    var _ = service.client().post("/v1/orders", key, body).succeeded();
    var _ = service.client().post("/v1/orders", key, body).succeeded();
    assertThat(shop.order(buyer, sku, 1).status()).isEqualTo(422);
    var _ = shop.invariants();

    var figures = service.figuresOnceTheDatabaseHasToldItsOwn();

    var requests = "http_server_requests_seconds_count";
    assertThat(figures.of(requests, "route", "/v1/orders", "status", "201")).isEqualTo(2);
    assertThat(figures.of(requests, "route", "/v1/orders", "status", "422")).isEqualTo(1);
    assertThat(figures.of("purser_problems_total", "code", "out-of-stock")).isEqualTo(1);
    assertThat(figures.of("purser_write_refusals_total", "code", "out-of-stock")).isEqualTo(1);
    var calls = "purser_write_calls_seconds_count";
    assertThat(figures.of(calls, "operation", "place-order", "result", "replayed")).isEqualTo(1);
    assertThat(figures.of(calls, "operation", "place-order", "result", "done")).isEqualTo(1);
    assertThat(figures.of("purser_write_batch_commands_sum"))
        .isEqualTo(figures.of("purser_write_queue_wait_seconds_count"))
        .isGreaterThanOrEqualTo(3);
    assertThat(figures.of("purser_invariants_checked_seconds")).isPositive();
    assertThat(figures.of("purser_invariants_broken")).isZero();
    assertThat(figures.of("purser_database_size_bytes")).isPositive();
    assertThat(figures.of("purser_database_tells_all")).isEqualTo(1);
    assertThat(figures.of("purser_database_figures_failures_total")).isZero();
    assertThat(figures.of("hikaricp_connections_max")).isEqualTo(10);
    assertThat(figures.of("purser_ready")).isEqualTo(1);
  }

  @Test
  void tellsHealthThereAndKeepsFromTheOtherPort() {
    var operator = new Client(service.managementAddress(), null);

    assertThat(operator.raw("/actuator/health").body()).contains("\"UP\"");
    assertThat(operator.raw("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(operator.raw("/v1/products").statusCode()).isEqualTo(404);
    assertThat(service.client().raw("/actuator/prometheus").statusCode()).isEqualTo(404);
    assertThat(service.client().raw("/actuator/health").statusCode()).isEqualTo(404);
  }

  @Test
  void showsLevelsOfTheLogAsTheyAreSetAndLetsNobodyChangeThem() {
    var operator = new Client(service.managementAddress(), null);
    var values = "/actuator/loggers/org.hibernate.orm.jdbc.bind";

    var changed = operator.post(values, "{\"configuredLevel\":\"TRACE\"}");

    assertThat(changed.status()).isEqualTo(405);
    assertThat(operator.raw(values).body()).contains("\"effectiveLevel\":\"OFF\"");
    assertThat(operator.raw("/actuator/loggers/dev.purser").body())
        .contains("\"configuredLevel\":\"DEBUG\"");
  }
}

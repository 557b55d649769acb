package dev.purser.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.persistence.shared.TestDatabase;
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
    service = RunningService.on(database);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.close();
  }

  @Test
  void tellsFiguresOfWhatWasDone() {
    var shop = new Shop(service.client());
    var buyer = shop.buyer(10);
    var sku = shop.product(10, 1);
    var _ = shop.order(buyer, sku, 1).succeeded();
    assertThat(shop.order(buyer, sku, 1).status()).isEqualTo(422);
    var _ = shop.invariants();

    var figures = service.figures();

    assertThat(figures.of("http_server_requests_seconds_count", "route", "/v1/orders"))
        .isEqualTo(2);
    System.err.println(figures);
  }
}

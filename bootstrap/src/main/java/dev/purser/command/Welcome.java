package dev.purser.command;

import dev.purser.demo.DemoShop;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;

/** What is printed once the service runs: where it is, who is there, and an order to place. */
final class Welcome {
  private static final String ORDER =
      """

      Place an order (paste it again: the same key gives the same bytes):

        curl -i http://localhost:%d/v1/orders \\
          -H 'Content-Type: application/json' \\
          -H 'Idempotency-Key: %s' \\
          -d '{"customerId":"%s","lines":[{"sku":"%s","quantity":2}]}'

      Ask whether the books are right:

        curl http://localhost:%d/v1/invariants
      """;

  private final int port;
  private final List<DemoShop.Shopper> shoppers;
  private final PrintStream out;

  Welcome(int port, List<DemoShop.Shopper> shoppers, PrintStream out) {
    this.port = port;
    this.shoppers = shoppers;
    this.out = out;
  }

  void print() {
    out.println();
    out.println("Purser listens on http://localhost:" + port + ". Ctrl-C stops it.");
    out.println("Try its API in a browser on http://localhost:" + port + "/swagger-ui.html.");
    if (!shoppers.isEmpty()) {
      printShoppers();
      var key = "demo-" + UUID.randomUUID();
      var customer = shoppers.getFirst().customer().value();
      out.print(ORDER.formatted(port, key, customer, DemoShop.SHOWN_SKU, port));
    }
  }

  private void printShoppers() {
    out.println();
    out.println("Customers of the demonstration shop (nobody signs in yet: access is open):");
    out.println();
    out.printf("  %-20s %-36s %-36s %s%n", "email", "customerId", "accountId", "available");
    for (var shopper : shoppers) {
      out.printf(
          "  %-20s %-36s %-36s %d%n",
          shopper.email(),
          shopper.customer().value(),
          shopper.account().value(),
          shopper.available());
    }
  }
}

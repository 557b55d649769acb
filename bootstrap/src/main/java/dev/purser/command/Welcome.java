package dev.purser.command;

import dev.purser.demo.DemoShop;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is printed once the service runs: where it is, who is there, and an order to place. */
final class Welcome {
  private static final String SIGN_IN =
      """

      Sign in as one of them:

        TOKEN=$(curl -s http://localhost:%1$d/v1/tokens -H 'Content-Type: application/json' \\
          -d '{"email":"%2$s","password":"%3$s"}' | sed 's/.*"accessToken":"\\([^"]*\\).*/\\1/')
      """;

  private static final String ORDER =
      """

      Place an order (paste it again: the same key gives the same bytes):

        curl -i http://localhost:%1$d/v1/orders -H "Authorization: Bearer $TOKEN" \\
          -H 'Content-Type: application/json' \\
          -H 'Idempotency-Key: %2$s' \\
          -d '{"lines":[{"sku":"%3$s","quantity":2}]}'
      """;

  private static final String PROOF =
      """

      Ask as the shop's support whether the books are right:

        STAFF=$(curl -s http://localhost:%1$d/v1/tokens -H 'Content-Type: application/json' \\
          -d '{"email":"%2$s","password":"%3$s"}' | sed 's/.*"accessToken":"\\([^"]*\\).*/\\1/')
        curl http://localhost:%1$d/v1/invariants -H "Authorization: Bearer $STAFF"
      """;

  private final int port;
  private final PrintStream out;

  Welcome(int port, PrintStream out) {
    this.port = port;
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param shoppers the demonstration shop's people
   * @param password what they sign in with, if it is known here
   */
  void print(List<DemoShop.Shopper> shoppers, Optional<String> password) {
    out.println();
    out.println("Purser listens on http://localhost:" + port + ". Ctrl-C stops it.");
    out.println("Try its API in a browser on http://localhost:" + port + "/swagger-ui.html.");
    if (!shoppers.isEmpty()) {
      print(shoppers);
      password.ifPresent(
          known -> out.print(SIGN_IN.formatted(port, shoppers.getFirst().email(), known)));
      out.print(ORDER.formatted(port, "demo-" + UUID.randomUUID(), DemoShop.SHOWN_SKU));
      password.ifPresent(known -> out.print(PROOF.formatted(port, DemoShop.SUPPORT, known)));
    }
  }

  private void print(List<DemoShop.Shopper> shoppers) {
    out.println();
    out.println("Customers of the demonstration shop:");
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

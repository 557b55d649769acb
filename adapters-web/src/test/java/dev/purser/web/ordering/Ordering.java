package dev.purser.web.ordering;

import static dev.purser.web.TestClient.newKey;
import static java.util.stream.Collectors.joining;

import dev.purser.application.shared.Actor;
import dev.purser.application.testing.Clerk;
import dev.purser.application.testing.Shop;
import dev.purser.domain.credit.LotTerms;
import dev.purser.domain.customer.CustomerId;
import dev.purser.domain.shared.Role;
import dev.purser.domain.shared.Sku;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** A customer with credits and a product in stock, and the orders that are placed for them. */
public final class Ordering {
  public static final long PRICE = 1_250;
  public static final long PIECES = 1_000;
  public static final long CREDITS = 100_000;

  private final Clerk clerk = new Clerk(TestService.bean(Shop.class));
  private final TestClient client = TestService.client();
  private final CustomerId customer = clerk.customerWith(CREDITS);
  private final Sku sku = clerk.productWith(PIECES, PRICE);

  public CustomerId customer() {
    return customer;
  }

  public Sku sku() {
    return sku;
  }

  /** A further product of which there are as many pieces. */
  public Sku otherSku() {
    return clerk.productWith(PIECES, PRICE);
  }

  /** What the customer says who they are with. */
  public String customersBearer() {
    return TestService.bearer(new Actor(customer.value().toString(), Role.CUSTOMER));
  }

  /** Credits of the customer that expire or burn with a priority. */
  public void grant(long credits, LotTerms terms) {
    clerk.grant(clerk.accountOf(customer).id(), credits, terms);
  }

  /** What is answered to an order of so many pieces for each line. */
  public Response place(long... quantities) {
    return place("", quantities);
  }

  /** The same, with further fields before the lines. */
  public Response place(String more, long... quantities) {
    return client.post(newKey(), "/v1/orders", body(more, quantities));
  }

  public Response quote(String more, long... quantities) {
    return client.post("/v1/quotes", body(more, quantities));
  }

  /** A step of an order, under a key of its own. */
  public Response step(JsonNode order, String step, String body) {
    return client.post(newKey(), path(order) + "/" + step, body);
  }

  /** A change of an order in a version that was seen. */
  public Response edit(JsonNode order, String seen, String body) {
    return client.send(
        "PATCH",
        path(order),
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/merge-patch+json",
        "Idempotency-Key",
        newKey(),
        "If-Match",
        seen);
  }

  public static String path(JsonNode order) {
    return "/v1/orders/" + order.at("/id").asString();
  }

  /** Pieces of the first line of an order, as a body names them. */
  public static String firstLine(JsonNode order, long quantity) {
    return "{\"lineId\":\"%s\",\"quantity\":%d}"
        .formatted(order.at("/lines/0/id").asString(), quantity);
  }

  private String body(String more, long... quantities) {
    var lines =
        Arrays.stream(quantities)
            .mapToObj(n -> "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, n))
            .collect(joining(","));
    return "{\"customerId\":\"%s\",%s\"lines\":[%s]}".formatted(customer.value(), more, lines);
  }
}

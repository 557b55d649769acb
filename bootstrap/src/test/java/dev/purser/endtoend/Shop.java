package dev.purser.endtoend;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Sets up what a test needs, and looks at it, as an operator would through the API. */
final class Shop {
  private final Client client;

  Shop(Client client) {
    this.client = client;
  }

  /** Somebody with an account. */
  record Buyer(String customer, String account) {}

  /** A customer who can spend so much. */
  Buyer buyer(long credits) {
    var signedUp =
        client.post("/v1/customers", Bodies.customer(UUID.randomUUID() + "@example.com"));
    var customer = signedUp.succeeded().at("/id");
    var buyer = new Buyer(customer, accountOf(customer));
    if (credits > 0) {
      var _ = grant(buyer, credits).succeeded();
    }
    return buyer;
  }

  private String accountOf(String customer) {
    return client.get("/v1/accounts?owner=" + customer).succeeded().at("/items/0/id");
  }

  Reply grant(Buyer buyer, long credits) {
    return client.post("/v1/grants", Client.newKey(), Bodies.grant(buyer.account(), credits));
  }

  /** A published product of which so much is there; its SKU. */
  String product(long price, long stock) {
    var sku = "SKU-" + UUID.randomUUID();
    var _ = client.post("/v1/products", Bodies.product(sku, price)).succeeded();
    if (stock > 0) {
      var _ = receive(sku, stock).succeeded();
    }
    return sku;
  }

  Reply receive(String sku, long quantity) {
    return client.post("/v1/stock-movements", Client.newKey(), Bodies.receipt(sku, quantity));
  }

  Reply order(Buyer buyer, String sku, long quantity) {
    return client.post(
        "/v1/orders", Client.newKey(), Bodies.order(buyer.customer(), Bodies.line(sku, quantity)));
  }

  Reply fulfil(String order) {
    return client.post("/v1/orders/" + order + "/fulfilments", Client.newKey(), "{}");
  }

  Reply cancel(String order) {
    return client.post("/v1/orders/" + order + "/cancellations", Client.newKey(), "{}");
  }

  JsonNode account(Buyer buyer) {
    return client.get("/v1/accounts/" + buyer.account()).succeeded().json();
  }

  /** The one stock item of a SKU. */
  JsonNode stock(String sku) {
    return client.get("/v1/stock?sku=" + sku).succeeded().json().at("/items/0");
  }

  /** The answer to whether the books are right; what breaks them stands in it. */
  JsonNode invariants() {
    return client.get("/v1/invariants").succeeded().json();
  }
}

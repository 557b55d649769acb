package dev.purser.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.purser.client.ApiClient;
import dev.purser.client.ApiException;
import dev.purser.client.api.AccessApi;
import dev.purser.client.api.CreditsApi;
import dev.purser.client.api.CustomersApi;
import dev.purser.client.api.MachineClientsApi;
import dev.purser.client.api.OrdersApi;
import dev.purser.client.api.ProductsApi;
import dev.purser.client.api.StockApi;
import dev.purser.client.model.Amount;
import dev.purser.client.model.CredentialsBody;
import dev.purser.client.model.CustomerBody;
import dev.purser.client.model.GrantBody;
import dev.purser.client.model.MachineClientBody;
import dev.purser.client.model.MovementBody;
import dev.purser.client.model.OrderBody;
import dev.purser.client.model.OrderLineBody;
import dev.purser.client.model.Problem;
import dev.purser.client.model.ProductBody;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JavaClientTest {
  private static final String SKU = "MUG-1";

  private static ServedShop shop;

  private static ApiClient admin;

  /** A web shop, which orders for its customers. */
  private static ApiClient machine;

  @BeforeAll
  static void openShop() throws ApiException {
    shop = ServedShop.open();
    admin =
        signedIn(
            new CredentialsBody()
                .email(ServedShop.ADMIN.value())
                .password(ServedShop.ADMIN_PASSWORD));
    var introduced =
        new MachineClientsApi(admin).createMachineClient(new MachineClientBody().name("Web shop"));
    machine =
        signedIn(
            new CredentialsBody()
                .clientId(introduced.getClientId())
                .clientSecret(introduced.getClientSecret()));
  }

  @AfterAll
  static void closeShop() {
    shop.close();
  }

  @Test
  void placesAnOrderAndGetsTheSameOneForTheSameKey() throws ApiException {
    var customer = customerWith(10_000);
    stock(5);
    var orders = new OrdersApi(machine);
    var body =
        new OrderBody()
            .customerId(customer)
            .addLinesItem(
                new OrderLineBody().sku(SKU).quantity(2L).expectedUnitPrice(credits(1250)));
    var key = newKey();

    var placed = orders.placeOrder(key, body);
    var again = orders.placeOrder(key, body);

    assertThat(placed.getTotal()).isEqualTo(credits(2500));
    assertThat(placed.getStatus()).isEqualTo("PLACED");
    assertThat(placed.getDeadline()).isNull();
    assertThat(again).isEqualTo(placed);
    assertThat(orders.getOrder(placed.getId(), null)).isEqualTo(placed);
  }

  @Test
  void tellsWhyAnOrderIsRefused() throws ApiException {
    var customer = customerWith(0);
    var body =
        new OrderBody()
            .customerId(customer)
            .addLinesItem(new OrderLineBody().sku("NONE-1").quantity(1L));

    var refused =
        catchThrowableOfType(
            ApiException.class, () -> new OrdersApi(machine).placeOrder(newKey(), body));

    assertThat(refused.getCode()).isEqualTo(422);
    var problem = problem(refused);
    assertThat(problem.getCode()).isEqualTo("unknown-sku");
    assertThat(problem.getErrors().getFirst().getPointer()).isEqualTo("/lines/0/sku");
  }

  private static ApiClient signedIn(CredentialsBody credentials) throws ApiException {
    var token = new AccessApi(client()).signIn(credentials).getAccessToken();
    return client()
        .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
  }

  private static ApiClient client() {
    var client = new ApiClient();
    client.updateBaseUri(shop.address());
    return client;
  }

  /** Somebody who can spend so much. */
  private String customerWith(long amount) throws ApiException {
    var body =
        new CustomerBody()
            .email(UUID.randomUUID() + "@example.org")
            .name("Ada")
            .password("correct horse battery");
    var customer = new CustomersApi(client()).signUp(body).getId();
    if (amount > 0) {
      var credits = new CreditsApi(machine);
      var account = credits.listAccounts(1, null, null, null, customer, null).getItems().getFirst();
      var _ =
          credits.grantCredits(
              newKey(), new GrantBody().accountId(account.getId()).amount(credits(amount)));
    }
    return customer;
  }

  private void stock(long quantity) throws ApiException {
    var _ =
        new ProductsApi(admin)
            .createProduct(
                new ProductBody()
                    .sku(SKU)
                    .name("Mug")
                    .price(credits(1250))
                    .status(ProductBody.StatusEnum.PUBLISHED));
    var _ =
        new StockApi(machine)
            .moveStock(
                newKey(),
                new MovementBody()
                    .type(MovementBody.TypeEnum.RECEIVE)
                    .sku(SKU)
                    .location("MAIN")
                    .quantity(quantity));
  }

  private Problem problem(ApiException refused) {
    try {
      return machine.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(refused.getResponseBody(), unreadable);
    }
  }

  private static Amount credits(long amount) {
    return new Amount().asset("CREDIT").amount(amount);
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }
}

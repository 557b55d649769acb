package dev.purser.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what requests speak of, through the API. */
final class Things {
  /** What the examples of the API's description speak of. */
  static final String SKU = "MUG-1";

  private static final String ASSET = "EUR";
  private static final String LOCATION = "NORTH";
  private static final String CATEGORY = "mugs";
  private static final String OTHER_CATEGORY = "gifts";

  private static final String PASSWORD = "a horse, correct";
  private static final int CREDITS = 1_000_000;

  private final Wire wire;
  private final Asker admin;
  private final Function<String, Asker> asCustomer;

  /** Kinds that belong to nobody, by what paths call them. */
  private final Map<String, Supplier<String>> kinds =
      Map.of(
          "products",
          this::product,
          "machine-clients",
          this::machineClient,
          "categories",
          () -> CATEGORY,
          "assets",
          () -> ASSET,
          "product-imports",
          this::productImport,
          "locations",
          () -> LOCATION,
          "stock",
          () -> SKU,
          "stock-movements",
          this::stockMovement,
          "problems",
          () -> "not-found");

  private final Map<Belongings, String> reservations = new ConcurrentHashMap<>();
  private final Map<Belongings, String> shipped = new ConcurrentHashMap<>();

  private @Nullable String account;

  /**
   * Things on a service.
   *
   * @param asCustomer who somebody is once they have signed up, by their id
   */
  Things(Wire wire, Asker admin, Function<String, Asker> asCustomer) {
    this.wire = wire;
    this.admin = admin;
    this.asCustomer = asCustomer;
  }

  /** What the examples take for granted. */
  void stock() {
    for (var category : List.of(CATEGORY, OTHER_CATEGORY)) {
      var body =
          """
          {"slug":"%s","name":"A category"}
          """
              .formatted(category);
      var _ = post("/v1/categories", body);
    }
    var _ =
        post(
            "/v1/assets",
            """
            {"code":"%s","name":"Euro","scale":2}
            """
                .formatted(ASSET));
    var _ =
        post(
            "/v1/locations",
            """
            {"code":"%s","name":"Warehouse north"}
            """
                .formatted(LOCATION));
    var _ =
        post(
            "/v1/products",
            """
            {"sku":"%s","name":"Mug","status":"PUBLISHED",
             "price":{"asset":"CREDIT","amount":1250}}
            """
                .formatted(SKU));
    var _ = stockMovement();
  }

  /** Somebody new, with one of everything. */
  Belongings customer() {
    var email = email();
    var ids = new LinkedHashMap<String, String>();
    var customer = post("/v1/customers", signUp(email)).at("/id");
    ids.put("customers", customer);
    var account = send("GET", "/v1/accounts?owner=" + customer, null).at("/items/0/id");
    ids.put("accounts", account);
    ids.put("transfers", post("/v1/grants", grant(account)).at("/id"));
    ids.put("orders", post("/v1/orders", order(customer)).at("/id"));
    ids.put("holds", post("/v1/holds", hold(account)).at("/id"));
    var owner = asCustomer.apply(customer);
    var scheduled = send(owner, "POST", "/v1/scheduled-transfers", scheduledTransfer(account));
    ids.put("scheduled-transfers", scheduled.at("/id"));
    var batch = send(owner, "POST", "/v1/transfer-batches", transferBatch(account));
    ids.put("transfer-batches", batch.at("/id"));
    return new Belongings(owner, email, PASSWORD, Map.copyOf(ids));
  }

  /** An account of somebody else. */
  String account() {
    if (account == null) {
      account = customer().id("accounts");
    }
    return account;
  }

  /**
   * An order of somebody's that is to be confirmed; the same whenever it is asked for. Who can no
   * longer buy gets one that is good for nothing.
   */
  String reservation(Belongings whose) {
    return reservations.computeIfAbsent(whose, this::reserve);
  }

  private String reserve(Belongings whose) {
    var body = order(whose.id("customers")).replace("\"lines\"", "\"confirm\":false,\"lines\"");
    var answer = post("/v1/orders", body);
    return answer.isSuccess() ? answer.at("/id") : whose.id("orders");
  }

  /** An order of somebody's of which all was shipped, likewise. */
  String shipped(Belongings whose) {
    return shipped.computeIfAbsent(whose, this::ship);
  }

  private String ship(Belongings whose) {
    var placed = post("/v1/orders", order(whose.id("customers")));
    return placed.isSuccess()
        ? post("/v1/orders/" + placed.at("/id") + "/fulfilments", "{}").at("/id")
        : whose.id("orders");
  }

  /** The line of somebody's order. */
  String orderedLine(Belongings whose) {
    return line(whose.id("orders"));
  }

  String shippedLine(Belongings whose) {
    return line(shipped(whose));
  }

  private String line(String order) {
    var answer = send("GET", "/v1/orders/" + order, null);
    return answer.isSuccess() ? answer.at("/lines/0/id") : UUID.randomUUID().toString();
  }

  /** An account that nothing is on. */
  String emptyAccount() {
    var customer = post("/v1/customers", signUp(email())).at("/id");
    return send("GET", "/v1/accounts?owner=" + customer, null).at("/items/0/id");
  }

  /** A new one of a kind that belongs to nobody. */
  String one(String kind) {
    var made = kinds.get(kind);
    if (made == null) {
      throw new AssertionError(
          "Requests speak of one of /" + kind + "; tell " + Things.class + " how to make it.");
    }
    return made.get();
  }

  static String email() {
    return UUID.randomUUID() + "@example.com";
  }

  static String slug() {
    return "category-" + UUID.randomUUID();
  }

  static String assetCode() {
    var digits = UUID.randomUUID().toString().replace("-", "").substring(17);
    return "A" + digits.toUpperCase(Locale.ROOT);
  }

  static String locationCode() {
    return UUID.randomUUID().toString().substring(9).toUpperCase(Locale.ROOT);
  }

  static String sku() {
    return "SKU-" + UUID.randomUUID();
  }

  /** Of a new session; whoever can no longer sign in gets one that is good for nothing. */
  String refreshToken(Belongings whose) {
    var body =
        """
        {"email":"%s","password":"%s"}
        """
            .formatted(whose.email(), whose.password());
    var answer = post("/v1/tokens", body);
    return answer.isSuccess() ? answer.at("/refreshToken") : "none";
  }

  private String product() {
    return post(
            "/v1/products",
            """
            {"sku":"%s","name":"Mug","status":"PUBLISHED","categories":["%s"],
             "price":{"asset":"CREDIT","amount":1250}}
            """
                .formatted(sku(), CATEGORY))
        .at("/id");
  }

  private String productImport() {
    var csv =
        """
        sku,name,amount
        %s,Mug,1250
        """
            .formatted(sku());
    var request =
        new Request(admin, "POST", "/v1/product-imports", Map.of("Content-Type", "text/csv"), null);
    return wire.send(request.withBody(csv)).at("/id");
  }

  private String stockMovement() {
    return post(
            "/v1/stock-movements",
            """
            {"type":"RECEIVE","sku":"%s","location":"MAIN","quantity":1000000}
            """
                .formatted(SKU))
        .at("/id");
  }

  private String machineClient() {
    return post("/v1/machine-clients", "{\"name\":\"Web shop\"}").at("/id");
  }

  private static String signUp(String email) {
    return """
    {"email":"%s","name":"Ada","password":"%s"}
    """
        .formatted(email, PASSWORD);
  }

  private static String grant(String account) {
    return """
    {"accountId":"%s","amount":{"asset":"CREDIT","amount":%d}}
    """
        .formatted(account, CREDITS);
  }

  /** For the house, which receives what is sold. */
  private static String hold(String account) {
    return """
    {"from":"%s","to":"00000000-0000-7000-8000-000000000002",
     "amount":{"asset":"CREDIT","amount":10000},"expiresAt":"2999-01-01T00:00:00Z"}
    """
        .formatted(account);
  }

  /** One whose time never comes. */
  private static String scheduledTransfer(String account) {
    return """
    {"transfer":{"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":1}},
     "runAt":"2999-01-01T00:00:00Z"}
    """
        .formatted(account, UUID.randomUUID());
  }

  /** One of which nothing is made, so that it names nobody else. */
  private static String transferBatch(String account) {
    return """
    {"mode":"INDEPENDENT","transfers":[
     {"from":"%s","to":"%s","amount":{"asset":"CREDIT","amount":1}}]}
    """
        .formatted(account, account);
  }

  private static String order(String customer) {
    return """
    {"customerId":"%s","lines":[{"sku":"%s","quantity":1}]}
    """
        .formatted(customer, SKU);
  }

  private Answer post(String path, String body) {
    return send("POST", path, body);
  }

  private Answer send(String method, String path, @Nullable String body) {
    return send(admin, method, path, body);
  }

  private Answer send(Asker asker, String method, String path, @Nullable String body) {
    var headers = new LinkedHashMap<String, String>();
    if (body != null) {
      headers.put("Content-Type", "application/json");
      if (wire.document().find(method, path).orElseThrow().parameters().stream()
          .anyMatch(p -> p.name().equals(Drafts.KEY))) {
        headers.put(Drafts.KEY, UUID.randomUUID().toString());
      }
    }
    var request = new Request(asker, method, path, headers, null);
    return wire.send(body == null ? request : request.withBody(body));
  }
}

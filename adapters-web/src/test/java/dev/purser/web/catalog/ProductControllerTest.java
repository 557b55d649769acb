package dev.purser.web.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductControllerTest {
  private static final String BODY =
      "{\"sku\":\"%s\",\"name\":\"Mug\",\"price\":{\"asset\":\"CREDIT\",\"amount\":%d}%s}";

  private final TestClient client = TestService.client();

  @Test
  void answersAProductWhole() {
    var category = category();

    var answer =
        client.post(
            "/v1/products",
            BODY.formatted(
                sku(),
                1250,
                ",\"status\":\"PUBLISHED\",\"categories\":[\"%s\"]".formatted(category)));

    var product = answer.json();
    var path = answer.header("Location").orElseThrow();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(product.propertyNames())
        .containsExactly(
            "id",
            "sku",
            "name",
            "description",
            "price",
            "status",
            "categories",
            "publishedAt",
            "createdAt",
            "version");
    assertThat(product.at("/description").isNull()).isTrue();
    assertThat(product.at("/status").asString()).isEqualTo("PUBLISHED");
    assertThat(product.at("/categories/0").asString()).isEqualTo(category);
    assertThat(answer.header("ETag")).contains("\"0\"");
    assertThat(client.get(path).json()).isEqualTo(product);
    assertThat(client.get(path).header("ETag")).contains("\"0\"");
  }

  @Test
  void makesADraftUnlessTold() {
    var product = client.post("/v1/products", BODY.formatted(sku(), 1250, "")).json();

    assertThat(product.at("/status").asString()).isEqualTo("DRAFT");
    assertThat(product.at("/publishedAt").isNull()).isTrue();
  }

  @Test
  void tellsWhyAProductIsRefused() {
    var sku = sku();
    client.post("/v1/products", BODY.formatted(sku, 1, ""));

    var answer =
        client.post("/v1/products", BODY.formatted(sku, 0, ",\"categories\":[\"none\",\"nil\"]"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-category");
    assertThat(answer.json().at("/errors"))
        .extracting(error -> error.at("/code").asString() + " " + error.at("/pointer").asString())
        .containsExactly(
            "amount-out-of-range /price/amount",
            "unknown-category /categories/0",
            "unknown-category /categories/1",
            "sku-taken /sku");
  }

  @Test
  void changesWhatIsNamedAndKeepsTheRest() {
    var path = product(",\"description\":\"Holds tea.\"");

    var renamed = patch(path, "\"0\"", "{\"name\":\"Cup\",\"status\":\"PUBLISHED\"}");
    var cleared = patch(path, "\"1\"", "{\"description\":null}");

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.json().at("/name").asString()).isEqualTo("Cup");
    assertThat(renamed.json().at("/description").asString()).isEqualTo("Holds tea.");
    assertThat(renamed.json().at("/publishedAt").isNull()).isFalse();
    assertThat(renamed.header("ETag")).contains("\"1\"");
    assertThat(cleared.json().at("/description").isNull()).isTrue();
    assertThat(client.get(path).json()).isEqualTo(cleared.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sku\":\"other\"}",
        "{\"id\":\"0199d000-0000-7000-8000-000000000001\"}",
        "{\"version\":7}",
        "{\"publishedAt\":\"2026-11-20T11:00:00Z\"}",
        "{\"name\":null}",
        "{\"name\":\" \"}",
        "{\"status\":\"SOLD\"}",
        "{\"price\":{\"asset\":\"CREDIT\"}}",
        "{\"categories\":[\"No Slug\"]}",
        "[]"
      })
  void changesNothingElse(String body) {
    var path = product("");

    var answer = patch(path, "\"0\"", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(client.get(path).header("ETag")).contains("\"0\"");
  }

  @Test
  void refusesStatusThatTheProductsDoesNotLeadTo() {
    var path = product(",\"status\":\"PUBLISHED\"");

    var answer = patch(path, "*", "{\"status\":\"DRAFT\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("illegal-transition");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/status");
  }

  @Test
  void asksForTheVersionThatIsChanged() {
    var path = product("");

    var without = client.send("PATCH", path, BodyPublishers.ofString("{}"), JSON);
    var first = patch(path, "\"0\"", "{\"name\":\"A\"}");
    var second = patch(path, "\"0\"", "{\"name\":\"B\"}");
    var deleted = delete(path, "\"0\"");

    assertThat(without.status()).isEqualTo(428);
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(412);
    assertThat(deleted.status()).isEqualTo(412);
    assertThat(client.get(path).json().at("/name").asString()).isEqualTo("A");
  }

  @Test
  void deletesProductAndFreesItsSku() {
    var sku = sku();
    var path =
        client.post("/v1/products", BODY.formatted(sku, 1, "")).header("Location").orElseThrow();

    var deleted = delete(path, "\"0\"");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.bytes()).isEmpty();
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(delete(path, "*").status()).isEqualTo(404);
    assertThat(client.post("/v1/products", BODY.formatted(sku, 1, "")).status()).isEqualTo(201);
  }

  @Test
  void replacesAddsAndRemovesCategories() {
    var path = product("");
    var tea = category();
    var gifts = category();

    var replaced =
        client.send(
            "PUT",
            path + "/categories",
            BodyPublishers.ofString("{\"categories\":[\"%s\"]}".formatted(tea)),
            "If-Match",
            "\"0\"",
            "Content-Type",
            "application/json");
    var added = client.post(path + "/categories", "{\"categories\":[\"%s\"]}".formatted(gifts));
    var again = client.post(path + "/categories", "{\"categories\":[\"%s\"]}".formatted(gifts));
    var removed = delete(path + "/categories/" + tea, "\"2\"");

    assertThat(replaced.header("ETag")).contains("\"1\"");
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.json().at("/categories")).hasSize(2);
    assertThat(again.header("ETag")).contains("\"2\"");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(client.get(path).json().at("/categories")).hasSize(1);
    assertThat(client.get(path).header("ETag")).contains("\"3\"");
    assertThat(delete(path + "/categories/" + tea, "*").status()).isEqualTo(404);
    assertThat(delete(path + "/categories/No%20Slug", "*").status()).isEqualTo(404);
  }

  @Test
  void refusesUnknownCategoriesWhereTheyStand() {
    var path = product("");

    var answer =
        client.post(
            path + "/categories",
            "{\"categories\":[\"%s\",\"never-there\"]}".formatted(category()));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("unknown-category");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/categories/1");
  }

  @Test
  void refusesMoreCategoriesThanAProductHas() {
    var path = product("");
    var slugs = IntStream.range(0, 51).mapToObj(i -> "\"" + category() + "\"").toList();
    client.post(
        path + "/categories",
        "{\"categories\":[%s]}".formatted(String.join(",", slugs.subList(0, 50))));

    var answer =
        client.post(path + "/categories", "{\"categories\":[%s]}".formatted(slugs.getLast()));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("too-many-categories");
  }

  @Test
  void createsAndListsCategories() {
    var slug = category();

    var again = client.post("/v1/categories", "{\"slug\":\"%s\",\"name\":\"x\"}".formatted(slug));
    var wrong = client.post("/v1/categories", "{\"slug\":\"No Slug\",\"name\":\"x\"}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("slug-taken");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(client.get("/v1/categories/" + slug).json().at("/slug").asString()).isEqualTo(slug);
    assertThat(client.get("/v1/categories/No%20Slug").status()).isEqualTo(404);
    assertThat(client.get("/v1/categories?limit=200").json().at("/items"))
        .anyMatch(item -> item.at("/slug").asString().equals(slug));
  }

  @Test
  void findsProductsByWordsCategoryAndPrice() {
    var category = category();
    var mug = product(",\"categories\":[\"%s\"],\"status\":\"PUBLISHED\"".formatted(category));
    var id = mug.substring(mug.lastIndexOf('/') + 1);

    assertThat(ids("category=" + category)).containsExactly(id);
    assertThat(ids("category=%s&q=mugg".formatted(category))).containsExactly(id);
    assertThat(ids("category=%s&q=mug&sort=relevance".formatted(category))).containsExactly(id);
    assertThat(ids("category=%s&status=DRAFT".formatted(category))).isEmpty();
    assertThat(ids("category=%s&priceFrom=7&priceTo=7".formatted(category))).containsExactly(id);
    assertThat(ids("category=%s&priceFrom=8".formatted(category))).isEmpty();
    assertThat(ids("category=%s&priceTo=7&asset=EUR".formatted(category))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sort=createdAt, 0 1 2",
    "sort=-createdAt, 2 1 0",
    "sort=name, 0 1 2",
    "sort=-name, 2 1 0",
    "sort=price, 0 1 2",
    "sort=-price, 2 1 0",
    "q=mug, 2 1 0"
  })
  void followsCursorsInEveryOrder(String order, String expected) {
    var category = category();
    var more = ",\"categories\":[\"%s\"]".formatted(category);
    var ids = IntStream.range(0, 3).mapToObj(i -> product(more)).map(p -> p.replaceAll(".*/", ""));
    var all = ids.toList();

    var found = new StringBuilder();
    var query = "/v1/products?limit=1&category=%s&%s".formatted(category, order);
    var page = client.get(query).json();
    while (true) {
      found.append(all.indexOf(page.at("/items/0/id").asString())).append(' ');
      if (page.at("/nextCursor").isNull()) {
        break;
      }
      page = client.get(query + "&cursor=" + page.at("/nextCursor").asString()).json();
    }

    assertThat(found.toString().strip()).isEqualTo(expected);
  }

  @Test
  void keepsCursorToItsFiltersAndOrder() {
    var category = category();
    product(",\"categories\":[\"%s\"]".formatted(category));
    product(",\"categories\":[\"%s\"]".formatted(category));
    var list = "/v1/products?limit=1&category=" + category;

    var cursor = client.get(list + "&sort=name").json().at("/nextCursor").asString();

    assertThat(client.get(list + "&sort=name&cursor=" + cursor).status()).isEqualTo(200);
    assertThat(client.get(list + "&sort=-name&cursor=" + cursor).status()).isEqualTo(400);
    assertThat(client.get(list + "&cursor=" + cursor).status()).isEqualTo(400);
    assertThat(client.get("/v1/products?sort=name&cursor=" + cursor).status()).isEqualTo(400);
  }

  @Test
  void listsByPageNumbers() {
    var category = category();
    product(",\"categories\":[\"%s\"]".formatted(category));
    product(",\"categories\":[\"%s\"]".formatted(category));

    var page = client.get("/v1/products?page=2&size=1&category=" + category).json();

    assertThat(page.at("/items")).hasSize(1);
    assertThat(page.at("/total").asLong()).isEqualTo(2);
    assertThat(page.at("/pages").asLong()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=relevance",
        "sort=sku",
        "sort=name;drop",
        "sort=",
        "q=",
        "q=%20",
        "q=%00",
        "category=No%20Slug",
        "status=SOLD",
        "status=",
        "priceFrom=-1",
        "priceFrom=1.5",
        "priceTo=99999999999999999",
        "asset=credit",
        "color=red"
      })
  void refusesParametersThatItDoesNotKnow(String query) {
    assertThat(client.get("/v1/products?" + query).status()).isEqualTo(400);
  }

  @Test
  void takesWordsUpToALimit() {
    var longest = "x".repeat(200);

    assertThat(client.get("/v1/products?q=" + longest).status()).isEqualTo(200);
    assertThat(client.get("/v1/products?q=" + longest + "x").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "' OR 1=1 --", "\\", "\"", "茶壶 🍵", "!&|:*()"})
  void takesAnyTextForWords(String words) {
    var encoded = URLEncoder.encode(words, StandardCharsets.UTF_8);

    assertThat(client.get("/v1/products?q=" + encoded).status()).isEqualTo(200);
  }

  private static final String[] JSON = {"Content-Type", "application/json"};

  private Iterable<String> ids(String query) {
    var items = client.get("/v1/products?" + query).json().at("/items");
    return items.valueStream().map(item -> item.at("/id").asString()).toList();
  }

  private Response patch(String path, String version, String body) {
    return client.send(
        "PATCH",
        path,
        BodyPublishers.ofString(body),
        "If-Match",
        version,
        "Content-Type",
        "application/merge-patch+json");
  }

  private Response delete(String path, String version) {
    return client.send("DELETE", path, BodyPublishers.noBody(), "If-Match", version);
  }

  /** The path of a new product. */
  private String product(String more) {
    return client
        .post("/v1/products", BODY.formatted(sku(), 7, more))
        .header("Location")
        .orElseThrow();
  }

  /** The slug of a new category. */
  private String category() {
    var slug = "c-" + UUID.randomUUID();
    client.post("/v1/categories", "{\"slug\":\"%s\",\"name\":\"Things\"}".formatted(slug));
    return slug;
  }

  private static String sku() {
    return "P-" + UUID.randomUUID();
  }
}

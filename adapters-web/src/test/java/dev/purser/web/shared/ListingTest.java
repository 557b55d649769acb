package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.credit.AccountId;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  private static final String ENTRIES = "/v1/accounts/" + FakeCredits.RICH.value() + "/entries";

  private static final AtomicInteger TITLES = new AtomicInteger();

  private final TestClient client = TestService.client();

  @Test
  void goesThroughAListByItsLinks() {
    var sequences = new ArrayList<Long>();
    var page = client.get(ENTRIES + "?limit=2");
    sequences.addAll(sequences(page));

    while (page.header("Link").isPresent()) {
      page = client.get(next(page));
      sequences.addAll(sequences(page));
    }

    assertThat(sequences).containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(page.json().at("/nextCursor").isNull()).isTrue();
  }

  @Test
  void goesThroughAListByItsCursors() {
    var first = client.get(ENTRIES + "?limit=3");

    var second = client.get(ENTRIES + "?limit=1&cursor=" + cursor(first));

    assertThat(sequences(second)).containsExactly(2L);
  }

  @Test
  void keepsTheFiltersInItsLink() {
    var owner = "0199d000-0000-7000-8000-00000000000a";

    var page = client.get("/v1/accounts?owner=" + owner + "&limit=1");

    assertThat(next(page)).startsWith("/v1/accounts?").contains("owner=" + owner, "limit=1");
    assertThat(client.get(next(page)).json().at("/items")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "1.5", "many", "", "99999999999"})
  void refusesOtherLimits(String limit) {
    var answer = client.get(ENTRIES + "?limit=" + limit);

    assertRefused(answer, "limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "NDI", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!!!"})
  void refusesCursorsOfSomebodyElse(String cursor) {
    var answer = client.get(ENTRIES + "?cursor=" + cursor);

    assertRefused(answer, "cursor");
  }

  @Test
  void refusesACursorThatWasChanged() {
    var cursor = cursor(client.get(ENTRIES + "?limit=2"));
    var changed = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);

    var answer = client.get(ENTRIES + "?cursor=" + changed);

    assertRefused(answer, "cursor");
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    var cursor = cursor(client.get(ENTRIES + "?limit=2"));
    var others = ENTRIES.replace(FakeCredits.RICH.value().toString(), id(FakeCredits.POOR));

    var answer = client.get(others + "?cursor=" + cursor);

    assertRefused(answer, "cursor");
  }

  @Test
  void refusesTheCursorOfOtherFilters() {
    var cursor = cursor(client.get("/v1/accounts?limit=1"));

    var answer =
        client.get("/v1/accounts?owner=0199d000-0000-7000-8000-00000000000a&cursor=" + cursor);

    assertRefused(answer, "cursor");
  }

  @Test
  void tellsAllFaultyParametersAtOnce() {
    var answer = client.get("/v1/accounts?owner=me&limit=0&cursor=x&sort=up");

    assertThat(answer.json().at("/errors")).hasSize(4);
  }

  @Test
  void answersAnEmptyListWithoutItems() {
    var answer = client.get("/v1/stock?sku=NOTHING");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/items").isEmpty()).isTrue();
    assertThat(answer.header("Link")).isEmpty();
  }

  @Test
  void goesThroughPagesByTheirNumbers() {
    var title = notes(5);

    var second = client.get("/v1/notes?title=" + title + "&size=2&page=2");

    assertThat(second.json().at("/items")).hasSize(2);
    assertThat(second.json().propertyNames())
        .containsExactly("items", "page", "size", "total", "pages");
    assertThat(second.json().at("/page").asInt()).isEqualTo(2);
    assertThat(second.json().at("/size").asInt()).isEqualTo(2);
    assertThat(second.json().at("/total").asInt()).isEqualTo(5);
    assertThat(second.json().at("/pages").asInt()).isEqualTo(3);
    assertThat(links(second))
        .containsExactly(
            "first=/v1/notes?page=1&size=2&title=" + title,
            "prev=/v1/notes?page=1&size=2&title=" + title,
            "next=/v1/notes?page=3&size=2&title=" + title,
            "last=/v1/notes?page=3&size=2&title=" + title);
  }

  @Test
  void linksOnlyToPagesThatThereAre() {
    var title = notes(3);
    var path = "/v1/notes?size=2&title=" + title;

    assertThat(relations(client.get(path))).containsExactly("first", "next", "last");
    assertThat(relations(client.get(path + "&page=2"))).containsExactly("first", "prev", "last");
    assertThat(relations(client.get(path + "&page=9"))).containsExactly("first", "prev", "last");
    assertThat(links(client.get(path + "&page=9")).get(1)).contains("page=2");
    assertThat(client.get("/v1/notes?title=none&page=1").header("Link")).isEmpty();
    assertThat(client.get("/v1/notes?title=none&page=1").json().at("/pages").asInt()).isZero();
  }

  @Test
  void numbersThePagesOfTheListsForStaff() {
    assertThat(client.get("/v1/accounts?page=1&size=1").json().at("/pages").asInt()).isEqualTo(2);
    assertThat(client.get("/v1/orders?page=1").json().at("/size").asInt()).isEqualTo(50);
    assertThat(client.get("/v1/stock?size=200").json().at("/page").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, page",
    "page=, page",
    "page=1.0, page",
    "page=-1, page",
    "page=2147483648, page",
    "page=201, page",
    "page=51&size=200, page",
    "size=0, size",
    "size=201, size",
    "page=1&limit=5, limit",
    "size=5&cursor=x, cursor"
  })
  void refusesPagesThatCannotBe(String query, String parameter) {
    assertRefused(client.get("/v1/accounts?" + query), parameter);
  }

  @Test
  void reachesTheLastPageWithinTheLimit() {
    assertThat(client.get("/v1/accounts?page=200").status()).isEqualTo(200);
    assertThat(client.get("/v1/accounts?page=50&size=200").status()).isEqualTo(200);
  }

  @Test
  void hasCursorsAloneWhereAListIsShort() {
    assertRefused(client.get("/v1/assets?page=1"), "page");
  }

  @Test
  void bindsACursorToTheOrderThatItWasMadeIn() {
    var title = notes(3);
    var cursor = cursor(client.get("/v1/notes?limit=1&sort=-version&title=" + title));

    var same = client.get("/v1/notes?limit=1&sort=-version&title=" + title + "&cursor=" + cursor);
    var other = client.get("/v1/notes?limit=1&sort=title&title=" + title + "&cursor=" + cursor);

    assertThat(same.status()).isEqualTo(200);
    assertRefused(other, "cursor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TITLE", "text", "-title", "title,-version", "1%3BDROP"})
  void refusesOtherOrders(String sort) {
    assertRefused(client.get("/v1/notes?sort=" + sort), "sort");
  }

  @Test
  void tagsAListThatCachesMayKeep() {
    var path = "/v1/notes?title=" + notes(1);
    var tag = client.anonymous().get(path).header("ETag").orElseThrow();

    var unchanged = client.anonymous().get(path, "If-None-Match", tag);

    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.header("Cache-Control")).contains("public, max-age=60");
    assertThat(client.get("/v1/orders").header("ETag")).isEmpty();
  }

  private String notes(int count) {
    var title = "t" + TITLES.incrementAndGet();
    for (var n = 0; n < count; n++) {
      client.post("/v1/notes", "{\"title\":\"" + title + "\",\"tags\":[]}");
    }
    return title;
  }

  private static List<String> relations(Response page) {
    return links(page).stream().map(link -> link.substring(0, link.indexOf('='))).toList();
  }

  /** Each as its relation and its address. */
  private static List<String> links(Response page) {
    return Arrays.stream(page.header("Link").orElseThrow().split(", ", -1))
        .map(link -> link.replaceFirst("<(.*)>; rel=\"(.*)\"", "$2=$1"))
        .toList();
  }

  private static void assertRefused(Response answer, String parameter) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed-request");
    assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo(parameter);
  }

  private static String id(AccountId account) {
    return account.value().toString();
  }

  private static String next(Response page) {
    var link = page.header("Link").orElseThrow();
    assertThat(link).endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  private static String cursor(Response page) {
    return page.json().at("/nextCursor").asString();
  }

  private static List<Long> sequences(Response page) {
    return StreamSupport.stream(page.json().at("/items").spliterator(), false)
        .map(item -> item.at("/sequence").asLong())
        .toList();
  }
}

package dev.purser.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.domain.credit.AccountId;
import dev.purser.web.TestClient;
import dev.purser.web.TestClient.Response;
import dev.purser.web.TestService;
import dev.purser.web.credit.FakeCredits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
  private static final String ENTRIES = "/v1/accounts/" + FakeCredits.RICH.value() + "/entries";

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

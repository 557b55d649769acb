package dev.purser.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.description.ApiOperation;
import dev.purser.domain.shared.Role;
import dev.purser.hostile.AccessTable.Cell;
import dev.purser.hostile.AccessTable.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route that the API's description has, tried by everybody: they may what the table in
 * docs/access.md says, and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern TRACE_ID = Pattern.compile("\"traceId\":\"[0-9a-f]{32}\"");

  private final AccessTable table = AccessTable.read();
  private Premises premises;

  /** Those to whom and to whose things nothing happens. */
  private Belongings unharmed;

  private Belongings stranger;

  @BeforeAll
  void open() {
    premises = new Premises(Map.of());
    unharmed = premises.things().customer();
    stranger = premises.things().customer();
  }

  @AfterAll
  void close() {
    premises.close();
  }

  Stream<String> operations() {
    return premises.document().operations().stream().map(ApiOperation::id);
  }

  /** Those that somebody may do with their own things only. */
  Stream<String> limitedOperations() {
    return operations().filter(id -> row(id).cells().containsValue(Cell.OWN));
  }

  @Test
  void tableHasARowForEveryRouteAndNoOther() {
    var rows =
        premises.document().operations().stream()
            .collect(Collectors.toMap(ApiOperation::id, o -> o.method() + " " + o.path()));

    assertThat(table.operations()).as("rows of %s", AccessTable.PAGE).isEqualTo(rows.keySet());
    rows.forEach((operation, route) ->
        assertThat(table.row(operation).orElseThrow().route()).as(operation).isEqualTo(route));
  }

  @Test
  void routesThatNobodyNeedsCredentialsForSaySo() {
    for (var operation : premises.document().operations()) {
      var open = row(operation.id()).cell(null) == Cell.YES;

      assertThat(operation.open()).as(operation.id()).isEqualTo(open);
    }
  }

  /** In the order in which whoever succeeds comes last. */
  @ParameterizedTest
  @MethodSource("operations")
  void everybodyMayWhatTheTableSays(String id) {
    requireAccess(premises.document().operation(id), row(id));
  }

  /** A right too many, one too few, and one that is told to be limited where there is none. */
  @ParameterizedTest
  @CsvSource({"listAudit,CUSTOMER,YES", "grantCredits,SERVICE,NO", "listCustomers,CUSTOMER,OWN"})
  void noticesATableThatIsWrong(String id, Role role, Cell told) {
    var operation = premises.document().operation(id);
    var wrong = row(id).with(role, told);

    assertThatThrownBy(() -> requireAccess(operation, wrong)).isInstanceOf(AssertionError.class);
  }

  @Test
  void noticesARouteThatTheTableDoesNotHave() {
    assertThatThrownBy(() -> row("inventEverything"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("who may inventEverything: it has no row");
  }

  private void requireAccess(ApiOperation operation, Row row) {
    var theirs = operation.method().equals("GET") ? unharmed : premises.things().customer();
    premises.prepare(operation.id(), theirs);
    var askers = new ArrayList<>(premises.staffAndNobody());
    askers.add(stranger.owner());
    askers.sort(Comparator.comparing(asker -> row.cell(asker.role())));
    askers.add(theirs.owner());
    var answers = new ArrayList<String>();
    var succeeded = false;

    for (var asker : askers) {
      var request = premises.drafts().of(operation, theirs).by(asker);
      var cell = row.cell(asker.role());
      if (cell == Cell.YES || (cell == Cell.OWN && asker.equals(theirs.owner()))) {
        var answer = premises.wire().send(request);
        answers.add(asker + ": " + answer);
        assertThat(answer.status()).as(asker + ": " + answer).isNotIn(401, 403);
        succeeded |= answer.isSuccess();
      } else {
        var before = premises.contents();
        var answer = premises.wire().send(request);
        answers.add(asker + ": " + answer);
        if (asker.role() == Role.CUSTOMER && cell == Cell.OWN) {
          requireNothingOf(theirs, asker, request, answer);
        } else {
          requireDenied(asker, answer);
        }
        assertThat(premises.contents().tables()).isEqualTo(before.tables());
      }
    }

    assertThat(succeeded).as("nobody succeeded: %s", answers).isTrue();
  }

  @ParameterizedTest
  @MethodSource("limitedOperations")
  void thingsOfOthersAreAnsweredLikeThingsThatDoNotExist(String id) {
    var operation = premises.document().operation(id);
    var row = row(id);
    var own = premises.hasToBePrepared(id) ? premises.things().customer() : unharmed;
    var others = premises.hasToBePrepared(id) ? premises.things().customer() : stranger;
    premises.prepare(id, own);
    premises.prepare(id, others);
    var draft = premises.drafts().of(operation, own);

    for (var place : premises.drafts().owned(draft, own).entrySet()) {
      if (!row.anybodys().contains(place.getKey().toString())) {
        requireSame(operation, own, place.getKey(), others.id(place.getValue()));
      }
    }
  }

  private Row row(String operation) {
    return table
        .row(operation)
        .orElseThrow(() ->
            new AssertionError(
                "Say in " + AccessTable.PAGE + " who may " + operation + ": it has no row."));
  }

  private void requireSame(ApiOperation operation, Belongings own, Place place, String others) {
    var missing = UUID.randomUUID().toString();
    var before = premises.contents();
    var warm = send(operation, own, place, UUID.randomUUID().toString());
    var _ = premises.statements();

    var notThere = send(operation, own, place, missing);
    var asked = premises.statements();
    var notTheirs = send(operation, own, place, others);
    var askedForOthers = premises.statements();

    assertThat(warm.status()).as("%s: %s", place, warm).isIn(200, 404, 422);
    assertThat(comparable(notTheirs))
        .as("%s: %s", place, notTheirs)
        .isEqualTo(comparable(notThere));
    assertThat(notTheirs.headers().map().keySet()).isEqualTo(notThere.headers().map().keySet());
    assertThat(askedForOthers).as("%s: statements", place).isEqualTo(asked);
    assertThat(premises.contents().tables()).isEqualTo(before.tables());
  }

  private Answer send(ApiOperation operation, Belongings own, Place place, String id) {
    var draft = premises.drafts().of(operation, own).with(place, id);
    return premises.wire().send(draft.by(own.owner()));
  }

  private static void requireDenied(Asker asker, Answer answer) {
    var nobody = asker.role() == null;
    assertThat(answer.status()).as(asker + ": " + answer).isEqualTo(nobody ? 401 : 403);
    assertThat(answer.code()).isEqualTo(nobody ? "unauthenticated" : "forbidden");
    assertThat(answer.header("WWW-Authenticate").isPresent()).as("challenge").isEqualTo(nobody);
  }

  /** What they have named themselves they may be told that there is nothing of. */
  private static void requireNothingOf(
      Belongings theirs, Asker asker, Request request, Answer answer) {
    assertThat(answer.status()).as(asker + ": " + answer).isIn(200, 404, 422);
    if (answer.isSuccess()) {
      var told = new HashSet<>(ids(answer.body()));
      told.removeAll(ids(sent(request)));
      assertThat(told).as(asker + ": " + answer).doesNotContainAnyElementsOf(theirs.all());
    }
  }

  private static String sent(Request request) {
    return request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
  }

  private static List<String> ids(String text) {
    return ID.matcher(text).results().map(found -> found.group()).toList();
  }

  /** All of it but the ids that were asked for and the name of the request. */
  private static String comparable(Answer answer) {
    var body = ID.matcher(answer.body()).replaceAll("id");
    return answer.status() + " " + TRACE_ID.matcher(body).replaceAll("");
  }
}

package dev.purser.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.description.ApiOperation;
import dev.purser.domain.shared.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that can be wrong with a request, on every route that the API's description has. Each
 * is answered with a problem, and nothing changes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputCorpusTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String API = "/v1/";
  private static final String PROBLEM = "application/problem+json";
  private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

  /** Words that only a service says that does not know what it says. */
  private static final List<String> LEAKS =
      List.of(
          "Exception", "\\tat ", "dev.purser", "org.postgresql", "SELECT", "INSERT", "Hibernate");

  private static final int UNPROCESSABLE = 422;

  private Premises premises;
  private RawWire raw;

  /** Somebody to whose things nothing happens, as nothing that is refused changes any. */
  private Belongings unharmed;

  @BeforeAll
  void open() {
    premises = new Premises(Map.of());
    unharmed = premises.things().customer();
    raw = new RawWire(premises.wire().address());
  }

  @AfterAll
  void closeWithBooksThatAreRight() {
    var report = premises.invariants();
    premises.close();
    assertThat(report.path("holds").asBoolean()).as(report.toString()).isTrue();
  }

  Stream<String> operations() {
    return premises.document().operations().stream()
        .filter(o -> o.path().startsWith(API))
        .map(ApiOperation::id);
  }

  Stream<String> operationsWithBodies() {
    return operations().filter(id -> premises.document().operation(id).body().isPresent());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusesWhatIsWrongBesideTheBody(String id) {
    var draft = draft(id, unharmed);
    var methods =
        premises.document().operations().stream()
            .filter(o -> o.path().equals(draft.operation().path()) || couldBe(o, draft))
            .map(ApiOperation::method)
            .collect(Collectors.toSet());

    requireRefused(BadParameters.of(draft, admin(), methods));
  }

  /** Some paths are also a value of a variable of another path, such as {@code /customers/me}. */
  private boolean couldBe(ApiOperation other, Draft draft) {
    return premises
        .document()
        .find(other.method(), draft.by(admin()).target())
        .filter(other::equals)
        .isPresent();
  }

  @ParameterizedTest
  @MethodSource("operationsWithBodies")
  void refusesWhatIsWrongWithTheBody(String id) {
    var draft = draft(id, unharmed);
    if (draft.body().isObject()) {
      requireRefused(new BadBodies(premises.document(), premises.drafts()).of(draft, admin()));
    }
  }

  @ParameterizedTest
  @MethodSource("operationsWithBodies")
  void refusesBodiesThatAreTooLargeHoweverTheyCome(String id) {
    var draft = draft(id, unharmed);
    var request = draft.by(admin());
    var before = premises.contents();

    if (!draft.body().isObject()) {
      requireTooLarge(raw.pour(request, "", "x"));
      return;
    }
    requireTooLarge(raw.announce(request, HUNDRED_MEGABYTES));
    requireTooLarge(raw.pour(request, "{\"name\":\"", "x"));

    assertThat(premises.contents().tables()).isEqualTo(before.tables());
  }

  /** A sentence is a sentence: it may be taken as one, and is never anything else. */
  @ParameterizedTest
  @MethodSource("operations")
  void takesOrRefusesSentencesInTheLanguageOfTheDatabase(String id) {
    for (var sentence : BadParameters.INJECTIONS) {
      var draft = draft(id, isRead(id) ? unharmed : premises.things().customer());
      for (var request : injected(draft, sentence)) {
        var answer = premises.wire().send(request);
        if (!answer.isSuccess()) {
          requireProblem(sentence, answer);
        }
      }
    }
  }

  private List<Request> injected(Draft draft, String sentence) {
    var all = new ArrayList<Request>();
    for (var parameter : draft.operation().parameters()) {
      if (parameter.in().equals("query")) {
        all.add(draft.with(Place.query(parameter.name()), sentence).by(admin()));
      } else if (parameter.in().equals("header") && !parameter.name().equals(Drafts.KEY)) {
        all.add(draft.by(admin()).with(parameter.name(), sentence));
      }
    }
    if (draft.body() != null && draft.body().isObject()) {
      var schema = premises.drafts().schema(draft);
      var fields = Fields.of(premises.document(), schema, draft.body());
      var text = JSON.getNodeFactory().stringNode(sentence);
      for (var pointer : fields.all().keySet()) {
        all.add(draft.withBody(Draft.replaced(draft.body(), pointer, text)).by(admin()));
      }
    }
    return all;
  }

  private boolean isRead(String id) {
    return premises.document().operation(id).method().equals("GET");
  }

  private Draft draft(String id, Belongings whose) {
    return premises.drafts().of(premises.document().operation(id), whose);
  }

  private Asker admin() {
    return premises.staff(Role.ADMIN);
  }

  /** All faults are told at once, so that one wrong answer does not hide the others. */
  private void requireRefused(List<Bad> corpus) {
    var before = premises.contents();
    var faults = new ArrayList<String>();

    for (var bad : corpus) {
      var answer = premises.wire().sendUnchecked(bad.request());
      var wrong = faults(bad, answer);
      if (!wrong.isEmpty()) {
        faults.add(bad.what() + ": " + wrong + "\n" + answer);
      }
    }

    assertThat(faults).isEmpty();
    assertThat(premises.contents().tables()).isEqualTo(before.tables());
  }

  private List<String> faults(Bad bad, Answer answer) {
    var faults = new ArrayList<>(premises.wire().faults(bad.request(), answer));
    if (isToldAsRefusal(bad, answer)) {
      return faults;
    }
    if (!bad.statuses().contains(answer.status())) {
      faults.add("expected " + bad.statuses());
    }
    if (!answer.header("Content-Type").orElse("").equals(PROBLEM)) {
      faults.add("no problem");
    } else if (bad.pointer() != null && !names(answer, "/errors", bad.pointer())) {
      faults.add("does not name " + bad.pointer());
    }
    LEAKS.stream()
        .filter(leak -> answer.body().contains(leak))
        .filter(leak -> !bad.request().target().contains(leak))
        .forEach(leak -> faults.add("tells " + leak));
    return faults;
  }

  /** A quote is no refusal: it tells those that an order would come to. */
  private static boolean isToldAsRefusal(Bad bad, Answer answer) {
    return answer.isSuccess()
        && bad.statuses().contains(UNPROCESSABLE)
        && bad.pointer() != null
        && names(answer, "/refusals", bad.pointer());
  }

  /** What a fault lies in or what lies in it stands for it, too. */
  private static boolean names(Answer answer, String list, String pointer) {
    return answer
        .json()
        .at(list)
        .valueStream()
        .map(error -> error.path("pointer").asString())
        .anyMatch(p -> p.startsWith(pointer) || pointer.startsWith(p + "/"));
  }

  private static void requireProblem(String what, Answer answer) {
    assertThat(answer.status()).as("%s: %s", what, answer).isBetween(400, 499);
    assertThat(answer.header("Content-Type")).as(what).contains(PROBLEM);
  }

  private static void requireTooLarge(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 413 ").contains(PROBLEM, "payload-too-large");
  }
}

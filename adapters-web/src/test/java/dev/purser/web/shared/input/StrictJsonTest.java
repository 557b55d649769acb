package dev.purser.web.shared.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.purser.domain.shared.Attributes;
import dev.purser.web.shared.problem.Fault;
import dev.purser.web.shared.problem.Faults;
import dev.purser.web.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final String ID = "0199d000-0000-7000-8000-000000000001";

  enum Colour {
    RED,
    BLUE
  }

  record Part(@Text(shape = "[a-z]+") String name, long count) {}

  record Body(
      @Text(min = 1, max = 5, blank = false) String title,
      long number,
      @Nullable Boolean flag,
      @Nullable Colour colour,
      @Nullable UUID id,
      @Items(min = 1, max = 3) @Nullable List<Part> parts,
      @Nullable Part part,
      @Nullable Map<String, String> notes) {}

  /** Whatever somebody wants kept. */
  record Anything(@Nullable Map<String, @Nullable Object> any) {}

  record Nothing(@Nullable String reason) {}

  record Pair(@Nullable String left, @Nullable String right) implements Checked {
    @Override
    public void check(Complaints complaints) {
      if (left == null) {
        complaints.add("left", "missing");
      }
    }
  }

  record Holder(@Items(min = 0, max = 9) List<Pair> pairs) {}

  private final StrictJson<Body> bodies = new StrictJson<>(Body.class);

  @Test
  void readsEveryKindOfField() {
    var json =
        """
        {"title":"mug","number":-7,"flag":true,"colour":"BLUE","id":"%s",
         "parts":[{"name":"a","count":9223372036854775807}],"part":{"name":"b","count":0},
         "notes":{"z":"1","a":"\\ud83d\\ude00"}}
        """
            .formatted(ID);

    var body = read(bodies, json);

    assertThat(body)
        .contains(
            new Body(
                "mug",
                -7,
                true,
                Colour.BLUE,
                UUID.fromString(ID),
                List.of(new Part("a", Long.MAX_VALUE)),
                new Part("b", 0),
                Map.of("a", "\ud83d\ude00", "z", "1")));
  }

  @Test
  void takesNullForAbsent() {
    var json = "{\"title\":\"mug\",\"number\":1,\"flag\":null,\"parts\":null,\"notes\":null}";

    var body = read(bodies, json);

    assertThat(body).contains(new Body("mug", 1, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"number\":1}|/title",
        "{\"title\":null,\"number\":1}|/title",
        "{\"title\":\"mug\"}|/number",
        "{\"title\":\"mug\",\"number\":null}|/number",
        "{\"title\":7,\"number\":1}|/title",
        "{\"title\":[\"mug\"],\"number\":1}|/title",
        "{\"title\":\"\",\"number\":1}|/title",
        "{\"title\":\"   \",\"number\":1}|/title",
        "{\"title\":\"longer\",\"number\":1}|/title",
        "{\"title\":\"\\u0000\",\"number\":1}|/title",
        "{\"title\":\"\\ud800\",\"number\":1}|/title",
        "{\"title\":\"\\udc00a\",\"number\":1}|/title",
        "{\"title\":\"mug\",\"number\":\"1\"}|/number",
        "{\"title\":\"mug\",\"number\":1.0}|/number",
        "{\"title\":\"mug\",\"number\":1.9}|/number",
        "{\"title\":\"mug\",\"number\":1e2}|/number",
        "{\"title\":\"mug\",\"number\":1e999999}|/number",
        "{\"title\":\"mug\",\"number\":true}|/number",
        "{\"title\":\"mug\",\"number\":{}}|/number",
        "{\"title\":\"mug\",\"number\":9223372036854775808}|/number",
        "{\"title\":\"mug\",\"number\":1,\"number\":1}|/number",
        "{\"title\":\"mug\",\"number\":1,\"flag\":1}|/flag",
        "{\"title\":\"mug\",\"number\":1,\"flag\":\"true\"}|/flag",
        "{\"title\":\"mug\",\"number\":1,\"colour\":\"blue\"}|/colour",
        "{\"title\":\"mug\",\"number\":1,\"colour\":0}|/colour",
        "{\"title\":\"mug\",\"number\":1,\"id\":\"1-1-1-1-1\"}|/id",
        "{\"title\":\"mug\",\"number\":1,\"id\":\"+199d000-0000-7000-8000-000000000001\"}|/id",
        "{\"title\":\"mug\",\"number\":1,\"parts\":[]}|/parts",
        "{\"title\":\"mug\",\"number\":1,\"parts\":{}}|/parts",
        "{\"title\":\"mug\",\"number\":1,\"parts\":[null]}|/parts/0",
        "{\"title\":\"mug\",\"number\":1,\"parts\":[{\"name\":\"a\",\"count\":1,\"x\":[[1]]}]}"
            + "|/parts/0/x",
        "{\"title\":\"mug\",\"number\":1,\"part\":{\"name\":\"A\",\"count\":1}}|/part/name",
        "{\"title\":\"mug\",\"number\":1,\"part\":[]}|/part",
        "{\"title\":\"mug\",\"number\":1,\"notes\":{\"a\":1}}|/notes/a",
        "{\"title\":\"mug\",\"number\":1,\"notes\":{\"a\":null}}|/notes/a",
        "{\"title\":\"mug\",\"number\":1,\"notes\":{\"a\":\"1\",\"a\":\"2\"}}|/notes/a",
        "{\"title\":\"mug\",\"number\":1,\"notes\":{\"\":\"1\"}}|/notes/",
        "{\"title\":\"mug\",\"number\":1,\"notes\":[]}|/notes",
        "{\"title\":\"mug\",\"number\":1,\"a/b~c\":1}|/a~1b~0c"
      })
  void tellsWhereTheFaultIs(String json, String pointer) {
    var faults = faults(bodies, json.getBytes(UTF_8));

    assertThat(faults).extracting(Fault::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"mug\"",
        "[]",
        "mug",
        "{",
        "{\"title\":\"mug\",\"number\":1",
        "{\"title\":\"mug\",\"number\":1}}",
        "{\"title\":\"mug\",\"number\":1} {}",
        "{\"title\":\"mug\",\"number\":01}",
        "{\"title\":\"mug\",\"number\":+1}",
        "{\"title\":\"mug\",\"number\":NaN}",
        "{\"title\":\"mug\",\"number\":1,}",
        "{'title':'mug','number':1}",
        "{\"title\":\"mug\",\"number\":1,\"\\ud800\":1}",
        "{\"title\":\"mug\",\"number\":1,\"\\udc00\":1}",
        "{\"title\":\"mug\",\"number\":1,\"notes\":{\"\\udc00a\":\"1\"}}",
        "{title:\"mug\",\"number\":1}",
        "{\"title\":\"mug\",/* hidden */\"number\":1}",
        "{\"title\":\"mug\n\",\"number\":1}"
      })
  void refusesWhatIsNotOneJsonObject(String body) {
    var faults = faults(bodies, body.getBytes(UTF_8));

    assertThat(faults).extracting(Fault::pointer).contains("");
  }

  @Test
  void tellsEveryFaultAtOnce() {
    var json =
        """
        {"number":1.5,"number":2,"x":1,"colour":"GREEN","part":{"count":"1","y":{}},
         "parts":[{"name":"a","count":1},{"name":"B"}]}
        """;

    var faults = faults(bodies, json.getBytes(UTF_8));

    assertThat(faults)
        .extracting(Fault::pointer)
        .containsExactly(
            "/number",
            "/x",
            "/colour",
            "/part/count",
            "/part/y",
            "/part/name",
            "/parts/1/name",
            "/parts/1/count",
            "/title");
  }

  @Test
  void tellsNoMoreFaultsThanTheLimit() {
    var fields =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"x" + i + "\":1")
            .collect(Collectors.joining(","));

    var faults = faults(bodies, ("{" + fields + "}").getBytes(UTF_8));

    assertThat(faults).hasSize(Faults.MAX);
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 1_000, 10_000, 200_000})
  void refusesDeepNesting(int depth) {
    var nested = "[".repeat(depth - 1) + "]".repeat(depth - 1);
    var json = "{\"title\":\"mug\",\"number\":1,\"x\":" + nested + "}";

    var faults = faults(bodies, json.getBytes(UTF_8));

    assertThat(faults)
        .anySatisfy(fault -> assertThat(fault.detail()).contains("deeper than 32 levels"));
  }

  @Test
  void readsAsDeepAsAllowed() {
    var nested = "[".repeat(31) + "]".repeat(31);
    var json = "{\"title\":\"mug\",\"number\":1,\"x\":" + nested + "}";

    var faults = faults(bodies, json.getBytes(UTF_8));

    assertThat(faults).extracting(Fault::detail).containsExactly("There is no such field.");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    var overlong = "{\"title\":\"m??g\",\"number\":1}".getBytes(ISO_8859_1);
    overlong[11] = (byte) 0xC0;
    overlong[12] = (byte) 0x80;
    var utf16 = "{\"title\":\"mug\",\"number\":1}".getBytes(UTF_16LE);
    var withNul = "{\"title\":\"mug\",\"number\":1}\0".getBytes(UTF_8);

    assertThat(List.of(overlong, utf16, withNul))
        .allSatisfy(bytes ->
            assertThat(faults(bodies, bytes)).extracting(Fault::pointer).containsExactly(""));
  }

  @Test
  void refusesNumbersAndNamesWithoutEnd() {
    var number = "{\"title\":\"mug\",\"number\":" + "9".repeat(100_000) + "}";
    var name = "{\"title\":\"mug\",\"number\":1,\"" + "n".repeat(100_000) + "\":1}";

    assertThat(faults(bodies, number.getBytes(UTF_8))).isNotEmpty();
    assertThat(faults(bodies, name.getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void keepsAttributesWithinTheirBounds() {
    var many =
        IntStream.rangeClosed(0, Attributes.MAX_ENTRIES)
            .mapToObj(i -> "\"n" + i + "\":\"\"")
            .collect(Collectors.joining(","));
    var json =
        "{\"title\":\"mug\",\"number\":1,\"notes\":{\"%s\":\"%s\",%s}}"
            .formatted(
                "n".repeat(Attributes.MAX_NAME + 1), "t".repeat(Attributes.MAX_TEXT + 1), many);

    var faults = faults(bodies, json.getBytes(UTF_8));

    assertThat(faults).extracting(Fault::pointer).contains("/notes").hasSize(2);
  }

  @Test
  void readsAttributesOfEveryKindOfValue() {
    var json =
        """
        {"any":{"text":"a","number":-9007199254740991,"yes":true,"no":false,"none":null,
                "list":[1,"b",null,[],{"deep":{}}],"object":{"a":{"b":[true]}}}}
        """;

    var attributes = read(new StrictJson<>(Anything.class), json).orElseThrow().any();

    assertThat(new Attributes(Objects.requireNonNull(attributes)).entries())
        .containsEntry("text", "a")
        .containsEntry("number", -9007199254740991L)
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("none", null)
        .containsEntry("list", Arrays.asList(1L, "b", null, List.of(), Map.of("deep", Map.of())))
        .containsEntry("object", Map.of("a", Map.of("b", List.of(true))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1.5}|/any/a",
        "{\"a\":[1,1e3]}|/any/a/1",
        "{\"a\":1.0}|/any/a",
        "{\"a\":9007199254740992}|/any/a",
        "{\"a\":-9007199254740992}|/any/a",
        "{\"a\":99999999999999999999}|/any/a",
        "{\"a\":{\"b\":1,\"b\":1}}|/any/a/b",
        "{\"a\":[{\"b\":null,\"b\":2}]}|/any/a/0/b",
        "{\"a\":{\"\":1}}|/any/a/",
        "{\"a\":[\"\\u0000\"]}|/any/a/0",
        "{\"a\":{\"b\":\"\\ud800\"}}|/any/a/b",
        "{\"a\":[[[[[[[[1]]]]]]]]}|/any/a/0/0/0/0/0/0/0",
        "[]|/any",
        "\"text\"|/any"
      })
  void locatesWhatIsWrongWithAttributes(String any, String pointer) {
    var faults =
        faults(new StrictJson<>(Anything.class), ("{\"any\":" + any + "}").getBytes(UTF_8));

    assertThat(faults).extracting(Fault::pointer).containsExactly(pointer);
  }

  @Test
  void limitsAttributesInAll() {
    var values = "[" + "1,".repeat(Attributes.MAX_VALUES - 1) + "1]";
    var text = "\"" + "t".repeat(Attributes.MAX_TEXT) + "\"";
    var texts =
        "[" + (text + ",").repeat(Attributes.MAX_CHARACTERS / Attributes.MAX_TEXT) + text + "]";

    for (var any : List.of(values, texts)) {
      var json = "{\"any\":{\"a\":" + any + "}}";

      assertThat(faults(new StrictJson<>(Anything.class), json.getBytes(UTF_8)))
          .extracting(Fault::pointer)
          .containsExactly("/any");
    }
  }

  @Test
  void limitsLists() {
    var part = "{\"name\":\"a\",\"count\":1}";
    var four = String.join(",", part, part, part, part);
    var json = "{\"title\":\"mug\",\"number\":1,\"parts\":[" + four + "]}";

    var faults = faults(bodies, json.getBytes(UTF_8));

    assertThat(faults).extracting(Fault::pointer).containsExactly("/parts");
  }

  @Test
  void takesAnEmptyBodyForAnEmptyObjectWhereNothingIsRequired() {
    var optional = read(new StrictJson<>(Nothing.class), "");

    assertThat(optional).contains(new Nothing(null));
  }

  @Test
  void locatesRulesBetweenFieldsInTheirRecord() {
    var json = "{\"pairs\":[{\"left\":\"a\"},{\"right\":\"b\"},{\"left\":7}]}";

    var faults = faults(new StrictJson<>(Holder.class), json.getBytes(UTF_8));

    assertThat(faults)
        .extracting(Fault::pointer, Fault::detail)
        .containsExactly(
            tuple("/pairs/1/left", "missing"), tuple("/pairs/2/left", "This must be a string."));
  }

  @Test
  void demandsALimitOnEveryList() {
    record Endless(List<Part> parts) {}

    assertThatThrownBy(() -> new StrictJson<>(Endless.class)).hasMessageContaining("no limit");
  }

  private static <T extends Record> Optional<T> read(StrictJson<T> json, String body) {
    var faults = new Faults();
    var read = json.read(body.getBytes(UTF_8), faults);
    faults.throwIfAny();
    return read;
  }

  private static List<Fault> faults(StrictJson<?> json, byte[] body) {
    var faults = new Faults();
    assertThat(json.read(body, faults)).isEmpty();
    try {
      faults.throwIfAny();
    } catch (ProblemException problem) {
      return problem.problem().faults();
    }
    throw new AssertionError("no fault");
  }
}

package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributesTest {

  @Test
  void standInTheOrderOfTheirNamesAtEveryDepth() {
    var attributes =
        attributes("b", 2L, "a", List.of(new TreeMap<>(Map.of("d", 1L, "c", "x")).descendingMap()));

    assertThat(attributes.entries().toString()).isEqualTo("{a=[{c=x, d=1}], b=2}");
  }

  @Test
  void areEqualWhateverTheOrderTheyWereGivenIn() {
    var one = new HashMap<String, @Nullable Object>();
    one.put("a", 1L);
    one.put("b", null);
    var other = new TreeMap<String, @Nullable Object>(one).descendingMap();

    assertThat(new Attributes(one)).isEqualTo(new Attributes(other));
    assertThat(new Attributes(Map.of())).isEqualTo(Attributes.NONE);
  }

  @Test
  void keepWhatTheyWereMadeOf() {
    var list = new ArrayList<@Nullable Object>(Arrays.asList(true, null));
    var attributes = attributes("list", list, "none", null);

    list.add("more");

    assertThat(attributes.entries())
        .containsEntry("list", Arrays.asList(true, null))
        .containsEntry("none", null);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> attributes.entries().put("c", "3"));
  }

  @ParameterizedTest
  @MethodSource("largest")
  void goUpToTheirBounds(Object largest) {
    assertThat(attributes("a", largest).entries()).containsEntry("a", largest);
  }

  static Stream<Object> largest() {
    return Stream.of(
        Attributes.MAX_NUMBER,
        -Attributes.MAX_NUMBER,
        "t".repeat(Attributes.MAX_TEXT),
        "",
        Map.of("n".repeat(Attributes.MAX_NAME), false),
        numbered(Attributes.MAX_ENTRIES),
        nested(Attributes.MAX_DEPTH - 1),
        IntStream.range(1, Attributes.MAX_VALUES).mapToObj(i -> (long) i).toList());
  }

  @Test
  void takeAsManyOfTheLongestTextsAsAnObjectHas() {
    var longest =
        IntStream.range(0, Attributes.MAX_ENTRIES)
            .boxed()
            .collect(
                Collectors.<Integer, String, @Nullable Object>toMap(
                    i -> "n".repeat(Attributes.MAX_NAME - 2) + (10 + i),
                    i -> "t".repeat(Attributes.MAX_TEXT)));

    assertThat(new Attributes(longest).entries()).hasSize(Attributes.MAX_ENTRIES);
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void takeNothingBeyondTheirBounds(Object tooMuch) {
    assertThatIllegalArgumentException().isThrownBy(() -> attributes("a", tooMuch));
  }

  static Stream<Object> tooMuch() {
    return Stream.of(
        Attributes.MAX_NUMBER + 1,
        -Attributes.MAX_NUMBER - 1,
        Long.MIN_VALUE,
        "t".repeat(Attributes.MAX_TEXT + 1),
        Map.of("n".repeat(Attributes.MAX_NAME + 1), false),
        Map.of("", false),
        numbered(Attributes.MAX_ENTRIES + 1),
        nested(Attributes.MAX_DEPTH),
        IntStream.range(0, Attributes.MAX_VALUES).mapToObj(i -> (long) i).toList(),
        IntStream.range(0, 40).mapToObj(_ -> "t".repeat(Attributes.MAX_TEXT)).toList(),
        1,
        'c');
  }

  private static Map<String, Object> numbered(int entries) {
    return IntStream.range(0, entries).boxed().collect(Collectors.toMap(i -> "n" + i, i -> true));
  }

  private static Object nested(int depth) {
    return depth == 0 ? "deep" : List.of(nested(depth - 1));
  }

  private static Attributes attributes(String name, @Nullable Object value) {
    var entries = new HashMap<String, @Nullable Object>();
    entries.put(name, value);
    return new Attributes(entries);
  }

  private static Attributes attributes(
      String one, @Nullable Object value, String two, @Nullable Object other) {
    var entries = new HashMap<String, @Nullable Object>();
    entries.put(one, value);
    entries.put(two, other);
    return new Attributes(entries);
  }
}

package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributesTest {

  @Test
  void standInTheOrderOfTheirNames() {
    var attributes = new Attributes(Map.of("b", "2", "a", "1", "B", "3"));

    assertThat(attributes.entries())
        .containsExactly(Map.entry("B", "3"), Map.entry("a", "1"), Map.entry("b", "2"));
  }

  @Test
  void areEqualHoweverTheyWereGiven() {
    assertThat(new Attributes(Map.of("a", "1", "b", "2")))
        .isEqualTo(new Attributes(new HashMap<>(Map.of("b", "2", "a", "1"))));
    assertThat(new Attributes(Map.of())).isEqualTo(Attributes.NONE);
  }

  @Test
  void doNotChangeWithTheMapThatTheyCameFrom() {
    var map = new HashMap<>(Map.of("a", "1"));
    var attributes = new Attributes(map);

    map.put("b", "2");

    assertThat(attributes.entries()).containsOnlyKeys("a");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> attributes.entries().put("c", "3"));
  }

  @Test
  void areAsManyAndAsLongAsTheirLimits() {
    var many = attributes(Attributes.MAX_ENTRIES);
    var longest = Map.of("n".repeat(Attributes.MAX_NAME), "t".repeat(Attributes.MAX_TEXT));

    assertThat(new Attributes(many).entries()).hasSize(Attributes.MAX_ENTRIES);
    assertThat(new Attributes(longest).entries()).isEqualTo(longest);
    assertThat(new Attributes(Map.of("empty", "")).entries()).containsEntry("empty", "");
  }

  @Test
  void areNotMoreOrLongerThanTheirLimits() {
    var tooMany = attributes(Attributes.MAX_ENTRIES + 1);
    var tooLongName = Map.of("n".repeat(Attributes.MAX_NAME + 1), "");
    var tooLongText = Map.of("n", "t".repeat(Attributes.MAX_TEXT + 1));

    assertThatIllegalArgumentException().isThrownBy(() -> new Attributes(tooMany));
    assertThatIllegalArgumentException().isThrownBy(() -> new Attributes(tooLongName));
    assertThatIllegalArgumentException().isThrownBy(() -> new Attributes(tooLongText));
    assertThatIllegalArgumentException().isThrownBy(() -> new Attributes(Map.of("", "text")));
  }

  private static Map<String, String> attributes(int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> "name-" + n)
        .collect(Collectors.toMap(name -> name, name -> "text"));
  }
}

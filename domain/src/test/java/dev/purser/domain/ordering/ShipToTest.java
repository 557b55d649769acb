package dev.purser.domain.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShipToTest {

  @Test
  void standInTheOrderOfTheirNames() {
    var texts = new ShipTo(Map.of("b", "2", "a", "1", "B", "3"));

    assertThat(texts.entries())
        .containsExactly(Map.entry("B", "3"), Map.entry("a", "1"), Map.entry("b", "2"));
  }

  @Test
  void areEqualHoweverTheyWereGiven() {
    assertThat(new ShipTo(Map.of("a", "1", "b", "2")))
        .isEqualTo(new ShipTo(new HashMap<>(Map.of("b", "2", "a", "1"))));
    assertThat(new ShipTo(Map.of())).isEqualTo(ShipTo.NONE);
  }

  @Test
  void doNotChangeWithTheMapThatTheyCameFrom() {
    var map = new HashMap<>(Map.of("a", "1"));
    var texts = new ShipTo(map);

    map.put("b", "2");

    assertThat(texts.entries()).containsOnlyKeys("a");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> texts.entries().put("c", "3"));
  }

  @Test
  void areAsManyAndAsLongAsTheirLimits() {
    var many = texts(ShipTo.MAX_ENTRIES);
    var longest = Map.of("n".repeat(ShipTo.MAX_NAME), "t".repeat(ShipTo.MAX_TEXT));

    assertThat(new ShipTo(many).entries()).hasSize(ShipTo.MAX_ENTRIES);
    assertThat(new ShipTo(longest).entries()).isEqualTo(longest);
    assertThat(new ShipTo(Map.of("empty", "")).entries()).containsEntry("empty", "");
  }

  @Test
  void areNotMoreOrLongerThanTheirLimits() {
    var tooMany = texts(ShipTo.MAX_ENTRIES + 1);
    var tooLongName = Map.of("n".repeat(ShipTo.MAX_NAME + 1), "");
    var tooLongText = Map.of("n", "t".repeat(ShipTo.MAX_TEXT + 1));

    assertThatIllegalArgumentException().isThrownBy(() -> new ShipTo(tooMany));
    assertThatIllegalArgumentException().isThrownBy(() -> new ShipTo(tooLongName));
    assertThatIllegalArgumentException().isThrownBy(() -> new ShipTo(tooLongText));
    assertThatIllegalArgumentException().isThrownBy(() -> new ShipTo(Map.of("", "text")));
  }

  private static Map<String, String> texts(int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> "name-" + n)
        .collect(Collectors.toMap(name -> name, name -> "text"));
  }
}

package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void keepTheOrderInWhichTheyWereNamed() {
    var figures = Figures.of("z", 1L).and("a", "x").and("m", 2L);

    assertThat(figures.byName().keySet()).containsExactly("z", "a", "m");
  }

  @Test
  void areNotChangedByNamingMore() {
    var one = Figures.of("z", 1L);

    var two = one.and("a", 2L);

    assertThat(one.byName()).containsOnlyKeys("z");
    assertThat(two.byName()).containsOnlyKeys("z", "a");
  }

  @Test
  void doNotChangeWithTheMapThatTheyCameFrom() {
    var map = new LinkedHashMap<String, Object>(Map.of("a", 1L));
    var figures = new Figures(map);

    map.put("b", 2L);

    assertThat(figures.byName()).containsOnlyKeys("a");
  }

  @Test
  void areTextsAndLongsOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> Figures.of("a", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Figures.of("a", 1.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figures(Map.of("a", AssetCode.CREDIT)));
  }
}

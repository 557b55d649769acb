package dev.purser.application.shared.writepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeedsTest {
  private static final Kind<String, Tally> OTHERS = new Kind<>("other tally", 200, 200);

  private final LoadedSet known = new LoadedSet();

  @Test
  void areThoseOfTheKindThatIsAskedFor() {
    Footprint both =
        (_, needs) -> {
          needs.of(Tally.TALLIES, "a");
          needs.of(OTHERS, "b");
          needs.ofAll(OTHERS, List.of("c", "d"));
        };

    assertThat(Needs.of(Tally.TALLIES, known, Stream.of(both))).containsExactly("a");
    assertThat(Needs.of(OTHERS, known, Stream.of(both))).containsExactly("b", "c", "d");
  }

  @Test
  void areNamedOnceHoweverManyNeedThem() {
    Footprint one = (_, needs) -> needs.ofAll(Tally.TALLIES, List.of("a", "b"));
    Footprint other = (_, needs) -> needs.ofAll(Tally.TALLIES, List.of("c", "a"));

    assertThat(Needs.of(Tally.TALLIES, known, Stream.of(one, other)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void followFromWhatIsKnown() {
    known.load(Tally.TALLIES, Map.of("a", new Tally("b", 1, Instant.EPOCH)));
    Footprint next =
        (loaded, needs) ->
            loaded.find(Tally.TALLIES, "a").ifPresent(tally -> needs.of(OTHERS, tally.name()));

    assertThat(Needs.of(OTHERS, known, Stream.of(next))).containsExactly("b");
    assertThat(Needs.of(OTHERS, new LoadedSet(), Stream.of(next))).isEmpty();
  }
}

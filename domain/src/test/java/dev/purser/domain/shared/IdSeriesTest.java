package dev.purser.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdSeriesTest {
  private static final int VERSION = 7;
  private static final int RFC_9562 = 2;

  @Test
  void givesTheSameIdsFromTheSameBase() {
    var base = FreshIds.next();

    var once = Stream.generate(new IdSeries(base)::next).limit(100).toList();
    var again = Stream.generate(new IdSeries(base)::next).limit(100).toList();

    assertThat(once).isEqualTo(again);
  }

  @Test
  void givesDifferentIdsNoneOfWhichIsTheBase() {
    var base = FreshIds.next();

    var ids = Stream.generate(new IdSeries(base)::next).limit(10_000).toList();

    assertThat(ids).doesNotHaveDuplicates().doesNotContain(base);
  }

  @Test
  void givesIdsThatRise() {
    var ids = Stream.generate(new IdSeries(FreshIds.next())::next).limit(100).toList();

    assertThat(ids).isSorted();
  }

  @Test
  void givesIdsOfTheVersionAndTimeOfItsBase() {
    var base = FreshIds.next();

    var id = new IdSeries(base).next();

    assertThat(id.version()).isEqualTo(VERSION);
    assertThat(id.variant()).isEqualTo(RFC_9562);
    assertThat(id.getMostSignificantBits()).isEqualTo(base.getMostSignificantBits());
  }
}

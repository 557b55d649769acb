package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** The kinds that features registered, in the orders in which they are read and written. */
final class Kinds {
  private final List<Registration<?, ?>> inReadOrder;
  private final List<Registration<?, ?>> inWriteOrder;

  Kinds(Collection<Registration<?, ?>> registrations) {
    this.inReadOrder =
        registrations.stream()
            .filter(r -> !(r.source() instanceof Source.Appendable))
            .sorted(Comparator.comparingInt(r -> r.kind().readRank()))
            .toList();
    this.inWriteOrder =
        registrations.stream()
            .filter(r -> !(r.source() instanceof Source.Readable))
            .sorted(Comparator.comparingInt(r -> r.kind().writeRank()))
            .toList();
    requireDistinct(inReadOrder.stream().map(r -> r.kind().readRank()).toList());
    requireDistinct(inWriteOrder.stream().map(r -> r.kind().writeRank()).toList());
  }

  List<Registration<?, ?>> inReadOrder() {
    return inReadOrder;
  }

  List<Registration<?, ?>> inWriteOrder() {
    return inWriteOrder;
  }

  private static void requireDistinct(List<Integer> ranks) {
    if (new HashSet<>(ranks).size() != ranks.size()) {
      throw new IllegalArgumentException("two kinds share a rank: " + ranks);
    }
  }
}

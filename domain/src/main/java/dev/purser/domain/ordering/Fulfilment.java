package dev.purser.domain.ordering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of an order that left.
 *
 * @param lines what left from where
 * @param tracking the carrier's number, if any
 */
public record Fulfilment(
    FulfilmentId id, List<LinePieces> lines, @Nullable String tracking, Instant at) {
  public static final int MAX_TRACKING = 200;

  public Fulfilment {
    lines = List.copyOf(lines);
  }
}

package dev.purser.domain.ordering;

import dev.purser.domain.inventory.LocationCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** So many pieces of a line that leave a location, come back to it, or are not wanted from it. */
public record LinePieces(OrderLineId line, LocationCode location, long quantity) {

  /** The same pieces, each line and location once, in the order in which they come first. */
  static List<LinePieces> together(List<LinePieces> pieces) {
    var byPlace = new LinkedHashMap<Place, LinePieces>();
    for (var some : pieces) {
      byPlace.merge(
          new Place(some.line(), some.location()),
          some,
          (had, more) ->
              new LinePieces(had.line(), had.location(), had.quantity() + more.quantity()));
    }
    return List.copyOf(byPlace.values());
  }

  /** The first so many of the pieces. */
  static List<LinePieces> first(List<LinePieces> pieces, long many) {
    var first = new ArrayList<LinePieces>();
    var left = many;
    for (var some : pieces) {
      var taken = Math.min(left, some.quantity());
      if (taken > 0) {
        first.add(new LinePieces(some.line(), some.location(), taken));
        left -= taken;
      }
    }
    return first;
  }

  /** The pieces without the first so many of them. */
  static List<LinePieces> withoutFirst(List<LinePieces> pieces, long many) {
    var rest = new ArrayList<LinePieces>();
    var gone = many;
    for (var some : pieces) {
      var taken = Math.min(gone, some.quantity());
      gone -= taken;
      if (taken < some.quantity()) {
        rest.add(new LinePieces(some.line(), some.location(), some.quantity() - taken));
      }
    }
    return rest;
  }

  private record Place(OrderLineId line, LocationCode location) {}
}

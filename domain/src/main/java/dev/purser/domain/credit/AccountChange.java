package dev.purser.domain.credit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account after credits came or went.
 *
 * @param portions by lots, one for each, in the order in which they were first touched; a rest is
 *     the base's
 */
public record AccountChange<A extends Account>(A account, List<Portion> portions) {
  public AccountChange {
    portions = List.copyOf(oneForEachLot(portions));
  }

  /** Several lots of a giver with equal terms, say, all come into one of the receiver's. */
  private static List<Portion> oneForEachLot(List<Portion> portions) {
    var byLot = new LinkedHashMap<@Nullable LotId, Portion>();
    for (var portion : portions) {
      byLot.merge(idOf(portion), portion, AccountChange::together);
    }
    return new ArrayList<>(byLot.values());
  }

  private static @Nullable LotId idOf(Portion portion) {
    return portion.lot() == null ? null : portion.lot().id();
  }

  private static Portion together(Portion before, Portion after) {
    return new Portion(after.lot(), before.amount() + after.amount());
  }
}

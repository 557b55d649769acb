package dev.purser.domain.credit;

import java.util.List;

/**
 * An account after credits came or went.
 *
 * @param portions by lots, in the order in which they were touched; a rest is the base's
 */
public record AccountChange<A extends Account>(A account, List<Portion> portions) {
  public AccountChange {
    portions = List.copyOf(portions);
  }
}

package dev.purser.application.credit;

import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Why what is available on an account is what it is: {@code posted - held - expired - floor}, and
 * what is posted and held is in the base and in lots.
 *
 * @param at when all of it was so
 * @param lots by their terms, in the order in which they burn
 * @param holds the open ones of the soonest deadline; those of orders, which have none, come last
 * @param openHolds how many there are in all
 */
public record Explanation(
    CustomerAccount account, Instant at, List<LotGroup> lots, List<Hold> holds, long openHolds) {

  /**
   * All lots that burn and expire together, in minor units.
   *
   * @param lots how many they are
   * @param expired whether what is not held of them cannot be spent any more
   */
  public record LotGroup(LotTerms terms, int lots, long remaining, long held, boolean expired) {}

  static Explanation of(CustomerAccount account, List<Hold> holds, long openHolds, Instant at) {
    var byTerms = new LinkedHashMap<LotTerms, List<Lot>>();
    for (var lot : account.lots().all()) {
      byTerms.computeIfAbsent(lot.terms(), _ -> new ArrayList<>()).add(lot);
    }
    var groups = new ArrayList<LotGroup>(byTerms.size());
    byTerms.forEach((terms, lots) -> groups.add(group(terms, lots, at)));
    return new Explanation(account, at, List.copyOf(groups), holds, openHolds);
  }

  /** What can be spent or held, in minor units. */
  public long available() {
    return account.available(at);
  }

  /** What has expired and is neither held nor swept yet. */
  public long expired() {
    return account.expired(at);
  }

  /** What of the base is held. */
  public long baseHeld() {
    return account.held() - account.lots().held();
  }

  private static LotGroup group(LotTerms terms, List<Lot> lots, Instant at) {
    return new LotGroup(
        terms,
        lots.size(),
        lots.stream().mapToLong(Lot::remaining).sum(),
        lots.stream().mapToLong(Lot::held).sum(),
        terms.hasExpired(at));
  }
}

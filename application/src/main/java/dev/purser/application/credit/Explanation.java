package dev.purser.application.credit;

import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why what is available on an account is what it is: {@code posted - held - expired - floor}, and
 * what is posted and held is in the base and in lots. An account of the house has no floor and so
 * nothing available, and all that is posted is its base.
 *
 * @param at when all of it was so
 * @param base what of it is in no lot
 * @param baseHeld what of that is held
 * @param lots by their terms, in the order in which they burn
 * @param holds the open ones of the soonest deadline; those of orders come last
 * @param openHolds how many there are in all
 */
public record Explanation(
    AccountStanding account,
    Instant at,
    long base,
    long baseHeld,
    List<LotGroup> lots,
    List<OpenHold> holds,
    long openHolds) {

  /**
   * What is set aside.
   *
   * @param until when it is given back by itself; null when it is not
   */
  public record OpenHold(Hold hold, @Nullable Instant until) {}

  /**
   * All lots that burn and expire together, in minor units.
   *
   * @param lots how many they are
   * @param expired whether what is not held of them cannot be spent any more
   */
  public record LotGroup(LotTerms terms, int lots, long remaining, long held, boolean expired) {}

  static Explanation of(CustomerAccount account, List<OpenHold> holds, long openHolds, Instant at) {
    var byTerms = new LinkedHashMap<LotTerms, List<Lot>>();
    for (var lot : account.lots().all()) {
      byTerms.computeIfAbsent(lot.terms(), _ -> new ArrayList<>()).add(lot);
    }
    var groups = new ArrayList<LotGroup>(byTerms.size());
    byTerms.forEach((terms, lots) -> groups.add(group(terms, lots, at)));
    return new Explanation(
        AccountStanding.of(account, null, at),
        at,
        account.base(),
        account.baseHeld(),
        List.copyOf(groups),
        holds,
        openHolds);
  }

  static Explanation of(HouseAccount account, Instant at) {
    return new Explanation(
        AccountStanding.of(account), at, account.posted(), 0, List.of(), List.of(), 0);
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

package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Lot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class StoredAvailability implements AvailabilityQueries {
  private final Accounts accounts;
  private final Holds holds;
  private final OpenHolds openHolds;
  private final Transactions transactions;
  private final Clock clock;

  StoredAvailability(
      Accounts accounts, Holds holds, OpenHolds openHolds, Transactions transactions, Clock clock) {
    this.accounts = accounts;
    this.holds = holds;
    this.openHolds = openHolds;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Page<StandingLot, Lot.Place>> lots(
      Actor actor, AccountId account, Lot.@Nullable Place after, int limit) {
    actor.requireKnown();
    return transactions.snapshot(() ->
        AccountAccess.find(accounts, actor, account)
            .map(known ->
                switch (known) {
                  case CustomerAccount own -> page(own, after, limit);
                  case HouseAccount _ -> Page.empty();
                }));
  }

  /** An account has so few lots at the most that all of them are there already. */
  private Page<StandingLot, Lot.Place> page(
      CustomerAccount account, Lot.@Nullable Place after, int limit) {
    var now = clock.now();
    var more =
        account.lots().all().stream()
            .filter(lot -> after == null || lot.place().compareTo(after) > 0)
            .limit(Page.limitAndOne(limit))
            .map(lot -> new StandingLot(lot, lot.terms().hasExpired(now)))
            .toList();
    return Page.of(more, limit, standing -> standing.lot().place());
  }

  @Override
  public Optional<Explanation> explanation(Actor actor, AccountId account) {
    actor.requireKnown();
    return transactions.snapshot(() ->
        AccountAccess.find(accounts, actor, account)
            .map(known ->
                switch (known) {
                  case CustomerAccount own -> explain(own);
                  case HouseAccount house -> Explanation.of(house, clock.now());
                }));
  }

  private Explanation explain(CustomerAccount account) {
    var soonest =
        openHolds.of(List.of(account.id()), MAX_HOLDS).getOrDefault(account.id(), List.of());
    var count = soonest.size() < MAX_HOLDS ? soonest.size() : holds.countOpen(account.id());
    return Explanation.of(account, soonest, count, clock.now());
  }
}

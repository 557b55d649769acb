package dev.purser.application.credit;

import dev.purser.application.credit.Explanation.OpenHold;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Lot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class StoredAvailability implements AvailabilityQueries {
  private final Accounts accounts;
  private final Holds holds;
  private final OpenHolds openHolds;
  private final HoldDeadlines deadlines;
  private final Transactions transactions;
  private final Clock clock;

  StoredAvailability(
      CreditKinds.Ports ports, HoldDeadlines deadlines, Transactions transactions, Clock clock) {
    this.accounts = ports.accounts();
    this.holds = ports.holds();
    this.openHolds = ports.openHolds();
    this.deadlines = deadlines;
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
    return Explanation.of(account, until(soonest), count, clock.now());
  }

  private List<OpenHold> until(List<Hold> open) {
    var owners = open.stream().map(Hold::managedBy).filter(Objects::nonNull).toList();
    var ofOwners = owners.isEmpty() ? Map.<UUID, Instant>of() : deadlines.of(owners);
    return open.stream()
        .map(hold -> {
          var owner = hold.managedBy();
          return new OpenHold(hold, owner == null ? hold.expiresAt() : ofOwners.get(owner));
        })
        .toList();
  }
}

package dev.purser.application.credit;

import dev.purser.application.credit.Holds.Wanted;
import dev.purser.application.credit.PartiesOfHolds.Parties;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.OwnerId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On snapshots, because a hold is read by several statements. */
final class StoredHolds implements HoldQueries {
  private final Holds holds;
  private final PartiesOfHolds partiesOfHolds;
  private final Accounts accounts;
  private final Transactions transactions;

  StoredHolds(
      Holds holds, PartiesOfHolds partiesOfHolds, Accounts accounts, Transactions transactions) {
    this.holds = holds;
    this.partiesOfHolds = partiesOfHolds;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  @Override
  public Optional<Hold> hold(Actor actor, HoldId id) {
    actor.requireKnown();
    return transactions.snapshot(() -> actor.has(Right.READ_ALL) ? find(id) : seenBy(actor, id));
  }

  @Override
  public Page<Hold, HoldId> holds(
      Actor actor, @Nullable AccountId payer, @Nullable HoldStatus status, Slice<HoldId> slice) {
    actor.requireKnown();
    var owner = actor.has(Right.READ_ALL) ? null : new OwnerId(actor.self());
    var wanted = new Wanted(owner, payer, status);
    return transactions.snapshot(() -> {
      var ids = holds.list(wanted, slice);
      var page = Page.of(slice, ids, id -> id, () -> holds.count(wanted));
      var loaded = holds.load(new LinkedHashSet<>(page.items()));
      return page.showing(page.items().stream().map(loaded::get).filter(Objects::nonNull).toList());
    });
  }

  /**
   * What the payer or the receiver sees of it. Accounts are asked for in any case, and the hold
   * only then, so that a hold between others takes as long as none.
   */
  private Optional<Hold> seenBy(Actor actor, HoldId id) {
    var none = new AccountId(id.value());
    var parties = partiesOfHolds.load(Set.of(id)).getOrDefault(id, new Parties(none, none));
    var both = accounts.load(new LinkedHashSet<>(List.of(parties.from(), parties.to())));
    if (isOwn(actor, both.get(parties.from()))) {
      return find(id);
    }
    return isOwn(actor, both.get(parties.to()))
        ? find(id).map(hold -> hold.with(List.of()))
        : Optional.empty();
  }

  private Optional<Hold> find(HoldId id) {
    return Optional.ofNullable(holds.load(Set.of(id)).get(id));
  }

  private static boolean isOwn(Actor actor, @Nullable Account account) {
    return account instanceof CustomerAccount own && actor.is(own.owner().value());
  }
}

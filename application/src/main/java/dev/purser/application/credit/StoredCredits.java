package dev.purser.application.credit;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Right;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Asset;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.Transfer;
import dev.purser.domain.credit.TransferId;
import dev.purser.domain.shared.AssetCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class StoredCredits implements CreditQueries {
  private final Assets assets;
  private final Accounts accounts;
  private final AccountsOfOwners accountsOfOwners;
  private final Transfers transfers;
  private final AccountSearch search;
  private final Standings standings;
  private final Transactions transactions;

  StoredCredits(CreditKinds.Ports ports, Transactions transactions, Clock clock) {
    this.assets = ports.assets();
    this.accounts = ports.accounts();
    this.accountsOfOwners = ports.accountsOfOwners();
    this.transfers = ports.transfers();
    this.search = ports.accountSearch();
    this.standings = Standings.over(ports, clock);
    this.transactions = transactions;
  }

  @Override
  public Optional<Asset> asset(Actor actor, AssetCode code) {
    actor.requireKnown();
    return transactions.read(() -> Optional.ofNullable(assets.load(Set.of(code)).get(code)));
  }

  @Override
  public Page<Asset, AssetCode> assets(Actor actor, @Nullable AssetCode after, int limit) {
    actor.requireKnown();
    var more = transactions.read(() -> assets.list(after, Page.limitAndOne(limit)));
    return Page.of(more, limit, Asset::code);
  }

  @Override
  public Optional<AccountStanding> account(Actor actor, AccountId id) {
    actor.requireKnown();
    return transactions.snapshot(
        () -> AccountAccess.find(accounts, actor, id).map(found -> standings.of(actor, found)));
  }

  @Override
  public Page<AccountStanding, AccountId> accounts(
      Actor actor, @Nullable OwnerId owner, @Nullable AssetCode asset, Slice<AccountId> slice) {
    actor.requireKnown();
    if (owner != null && !actor.mayReach(Right.READ_ALL, owner.value())) {
      return Page.empty();
    }
    var theirs = actor.has(Right.READ_ALL) ? owner : new OwnerId(actor.self());
    var wanted = new AccountSearch.Wanted(theirs, asset);
    return transactions.snapshot(() -> {
      var more = search.list(wanted, slice);
      var page = Page.of(slice, more, id -> id, () -> search.count(wanted));
      return page.showing(standings.find(actor, page.items()));
    });
  }

  @Override
  public Optional<Transfer> transfer(Actor actor, TransferId id) {
    actor.requireKnown();
    return transactions.read(() -> {
      var found = Optional.ofNullable(transfers.find(List.of(id)).get(id));
      return actor.has(Right.READ_ALL) || isSide(actor, id, found) ? found : Optional.empty();
    });
  }

  /**
   * Whether the transfer is there and the actor's. Accounts are asked for in either case, so that a
   * transfer between others takes as long as none.
   */
  private boolean isSide(Actor actor, TransferId id, Optional<Transfer> found) {
    var sides = found.map(StoredCredits::sides).orElseGet(() -> Set.of(new AccountId(id.value())));
    return accounts.load(sides).values().stream()
        .anyMatch(account -> AccountAccess.mayRead(actor, account));
  }

  private static Set<AccountId> sides(Transfer transfer) {
    return transfer.legs().stream()
        .flatMap(leg -> Stream.of(leg.from(), leg.to()))
        .collect(Collectors.toSet());
  }

  @Override
  public Page<Transfer, TransferId> transfers(
      Actor actor,
      @Nullable AccountId account,
      @Nullable String reference,
      Slice<TransferId> slice) {
    actor.requireKnown();
    return transactions.snapshot(() ->
        wanted(actor, account, reference)
            .map(wanted -> page(wanted, slice))
            .map(page -> page.showing(inOrder(page.items())))
            .orElseGet(Page::empty));
  }

  private Page<TransferId, TransferId> page(WantedTransfers wanted, Slice<TransferId> slice) {
    var more = transfers.list(wanted, slice);
    return Page.of(slice, more, id -> id, () -> transfers.count(wanted));
  }

  /** Nothing where there is nothing that the actor may see. */
  private Optional<WantedTransfers> wanted(
      Actor actor, @Nullable AccountId account, @Nullable String reference) {
    if (account != null) {
      return AccountAccess.find(accounts, actor, account)
          .map(_ -> new WantedTransfers(account, reference, null));
    } else if (actor.has(Right.READ_ALL)) {
      return Optional.of(new WantedTransfers(null, reference, null));
    }
    var owner = new OwnerId(actor.self());
    if (reference != null) {
      return Optional.of(new WantedTransfers(null, reference, owner));
    }
    var key = new OwnerAsset(owner, AssetCode.CREDIT);
    return Optional.ofNullable(accountsOfOwners.load(Set.of(key)).get(key))
        .map(theirs -> new WantedTransfers(theirs, null, null));
  }

  private List<Transfer> inOrder(List<TransferId> ids) {
    var found = transfers.find(ids);
    return ids.stream().map(id -> Objects.requireNonNull(found.get(id))).toList();
  }
}

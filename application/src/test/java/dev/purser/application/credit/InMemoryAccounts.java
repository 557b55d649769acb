package dev.purser.application.credit;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.Lot;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.Lots;
import dev.purser.domain.credit.OwnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts in memory; the house's change by what is posted to them. */
public final class InMemoryAccounts implements Accounts {
  private final InMemoryStore.Table<AccountId, Account> accounts;
  private final InMemoryStore.Table<OwnerId, Boolean> former;
  private final InMemoryStore.Table<LotId, Lot> lots;
  private final InMemoryStore store;

  public InMemoryAccounts(InMemoryStore store) {
    this.accounts = store.table("accounts");
    this.former = store.table("former owners");
    this.lots = store.table("lots");
    this.store = store;
  }

  @Override
  public Set<AccountId> lock(Set<AccountId> keys, LockWait wait) {
    var own =
        accounts.findAll(keys).values().stream().filter(this::needsLock).map(Account::id).toList();
    return store.lock(own, wait);
  }

  @Override
  public Map<AccountId, Account> load(Set<AccountId> keys) {
    var found = accounts.findAll(keys);
    found.replaceAll((id, account) -> asLoaded(account));
    return found;
  }

  @Override
  public boolean needsLock(Account value) {
    return value instanceof CustomerAccount;
  }

  @Override
  public Instant changedAt(Account value) {
    return own(value).changedAt();
  }

  @Override
  public void insert(Collection<Account> created) {
    for (var account : created) {
      accounts.unique(accounts.values().noneMatch(other -> isInPlaceOf(account, other)), account);
      accounts.insert(account.id(), account);
      if (account instanceof CustomerAccount own) {
        own.lots().all().forEach(lot -> lots.put(lot.id(), lot));
      }
    }
  }

  @Override
  public void markFormer(OwnerId owner, @Nullable Instant since) {
    former.put(owner, since != null);
  }

  @Override
  public void update(Collection<Account> changed) {
    for (var account : changed) {
      accounts.update(account.id(), own(account));
      keepLots(own(account));
    }
  }

  /** A lot as it is left, also when it is spent. */
  public Optional<Lot> lot(LotId id) {
    return lots.find(id);
  }

  private void keepLots(CustomerAccount account) {
    account.lots().changed().forEach(lot -> lots.put(lot.id(), lot));
  }

  private static Account asLoaded(Account account) {
    return account instanceof CustomerAccount own
        ? own.with(Lots.loaded(own.lots().all()))
        : account;
  }

  /** Which of them an owner has. */
  public AccountsOfOwners accountsOfOwners() {
    return keys -> {
      var found = new HashMap<OwnerAsset, AccountId>();
      customers()
          .filter(account -> keys.contains(keyOf(account)))
          .filter(account -> !former.find(account.owner()).orElse(false))
          .forEach(account -> found.put(keyOf(account), account.id()));
      return found;
    };
  }

  /** Which of them are the house's. */
  public HouseAccounts houseAccounts() {
    return keys -> {
      var found = new HashMap<AssetRole, HouseAccount>();
      accounts
          .values()
          .filter(HouseAccount.class::isInstance)
          .map(HouseAccount.class::cast)
          .filter(house -> house.role().isOnePerAsset())
          .forEach(house -> found.put(keyOf(house), house));
      found.keySet().retainAll(keys);
      return found;
    };
  }

  /** What of their lots has expired and is free. */
  public DueLots dueLots() {
    var longestDue =
        Comparator.comparing(DueLots.Due::expiresAt).thenComparing(due -> due.lot().value());
    return (now, after, limit) ->
        customers()
            .flatMap(account ->
                account.lots().all().stream()
                    .filter(lot -> lot.free() > 0 && lot.terms().hasExpired(now))
                    .map(lot ->
                        new DueLots.Due(
                            lot.id(), lot.terms().expiresAt(), account.id(), account.sequence())))
            .filter(due -> after == null || longestDue.compare(due, after) > 0)
            .sorted(longestDue)
            .limit(limit)
            .toList();
  }

  public Collection<CustomerAccount> ofCustomers() {
    return customers().toList();
  }

  /** They are looked for like this. */
  public AccountSearch search() {
    return new Search();
  }

  /** So much more is posted on one of the house's. */
  void post(AccountId house, long change) {
    var before = (HouseAccount) accounts.find(house).orElseThrow();
    var after = before.posted() + change;
    if (Math.abs(after) > HouseAccount.MOST) {
      throw new TransactionFault.CheckFailed(
          new IllegalStateException(house + " would have " + after));
    }
    accounts.update(house, new HouseAccount(house, before.asset(), before.role(), after));
  }

  private Stream<CustomerAccount> customers() {
    return accounts
        .values()
        .filter(CustomerAccount.class::isInstance)
        .map(CustomerAccount.class::cast);
  }

  private static boolean isInPlaceOf(Account account, Account other) {
    return switch (account) {
      case CustomerAccount own ->
          other instanceof CustomerAccount others && keyOf(others).equals(keyOf(own));
      case HouseAccount house ->
          house.role().isOnePerAsset()
              && other instanceof HouseAccount others
              && keyOf(others).equals(keyOf(house));
    };
  }

  private static AssetRole keyOf(HouseAccount house) {
    return new AssetRole(house.asset(), house.role());
  }

  private static OwnerAsset keyOf(CustomerAccount account) {
    return new OwnerAsset(account.owner(), account.asset());
  }

  private static CustomerAccount own(Account account) {
    return switch (account) {
      case CustomerAccount own -> own;
      case HouseAccount house ->
          throw new IllegalArgumentException(house + " changes by its postings alone");
    };
  }

  private final class Search implements AccountSearch {
    @Override
    public List<AccountId> list(Wanted wanted, Slice<AccountId> slice) {
      var after = slice.position();
      return those(wanted)
          .map(account -> account.id().value())
          .filter(id -> after == null || id.compareTo(after.value()) > 0)
          .sorted()
          .skip(slice.offset())
          .limit(slice.rows())
          .map(AccountId::new)
          .toList();
    }

    @Override
    public long count(Wanted wanted) {
      return those(wanted).count();
    }

    private Stream<Account> those(Wanted wanted) {
      return accounts
          .values()
          .filter(account -> wanted.asset() == null || account.asset().equals(wanted.asset()))
          .filter(account -> wanted.owner() == null || isOf(wanted.owner(), account));
    }

    private static boolean isOf(OwnerId owner, Account account) {
      return account instanceof CustomerAccount own && own.owner().equals(owner);
    }
  }
}

package dev.purser.application.credit;

import dev.purser.application.credit.AccountsOfOwners.OwnerAsset;
import dev.purser.application.credit.HouseAccounts.AssetRole;
import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
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

/** Accounts in memory; what the house's add up to is told by their entries. */
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

  /** Adds an account of the house, as a migration does. */
  public void open(HouseAccount house) {
    accounts.insert(house.id(), house);
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
      var key = keyOf(own(account));
      accounts.unique(customers().noneMatch(other -> keyOf(other).equals(key)), key);
      accounts.insert(account.id(), account);
      own(account).lots().all().forEach(lot -> lots.put(lot.id(), lot));
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

  @Override
  public List<CustomerAccount> list(@Nullable OwnerId owner, Slice<AccountId> slice) {
    var after = slice.position();
    return of(owner)
        .filter(a -> after == null || a.id().value().compareTo(after.value()) > 0)
        .sorted(Comparator.comparing(a -> a.id().value()))
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(@Nullable OwnerId owner) {
    return of(owner).count();
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
          .forEach(house -> found.put(new AssetRole(house.asset(), house.role()), house));
      found.keySet().retainAll(keys);
      return found;
    };
  }

  public Collection<CustomerAccount> ofCustomers() {
    return customers().toList();
  }

  private Stream<CustomerAccount> of(@Nullable OwnerId owner) {
    return customers().filter(a -> owner == null || a.owner().equals(owner));
  }

  private Stream<CustomerAccount> customers() {
    return accounts
        .values()
        .filter(CustomerAccount.class::isInstance)
        .map(CustomerAccount.class::cast);
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
}

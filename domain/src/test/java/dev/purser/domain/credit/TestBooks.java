package dev.purser.domain.credit;

import dev.purser.domain.shared.AssetCode;
import java.util.Map;
import java.util.Optional;

/** Accounts as if they were loaded for a decision, the house's among them. */
record TestBooks(Map<AccountId, Account> accounts) implements Ledger.Books {
  @Override
  public Optional<? extends Account> account(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public Optional<HouseAccount> house(AssetCode asset, HouseRole role) {
    return accounts.values().stream()
        .filter(HouseAccount.class::isInstance)
        .map(HouseAccount.class::cast)
        .filter(house -> house.asset().equals(asset) && house.role() == role)
        .findFirst();
  }
}

package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * An account of the house. Everybody touches it and it limits nobody: it has no floor and no lots
 * and cannot be frozen, so that a command decides without its balance, which is written last.
 */
public record HouseAccount(AccountId id, AssetCode asset, HouseRole role) implements Account {

  /** A further account of the house, for what staff know. */
  public static HouseAccount general(AccountId id, AssetCode asset) {
    return new HouseAccount(id, asset, HouseRole.GENERAL);
  }

  @Override
  public HouseAccount requireSpending() {
    return this;
  }

  @Override
  public HouseAccount requireReceiving() {
    return this;
  }

  @Override
  public HouseAccount requireCover(Amount amount, Instant now) {
    return this;
  }

  @Override
  public AccountChange<HouseAccount> withdraw(Amount amount, Instant now) {
    requireAsset(amount);
    return new AccountChange<>(this, List.of());
  }

  @Override
  public AccountChange<HouseAccount> deposit(
      Amount amount, List<Portion> burnt, Supplier<LotId> newLots, Instant now) {
    requireAsset(amount);
    return new AccountChange<>(this, List.of());
  }
}

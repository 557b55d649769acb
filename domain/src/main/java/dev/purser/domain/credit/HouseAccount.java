package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import java.time.Instant;

/**
 * An account of the house. Everybody touches it and it limits nobody: it has no floor and cannot be
 * frozen, so that a command decides without its balance, which is written last.
 */
public record HouseAccount(AccountId id, AssetCode asset, HouseRole role) implements Account {

  @Override
  public HouseAccount requireSpending() {
    return this;
  }

  @Override
  public HouseAccount requireReceiving() {
    return this;
  }

  @Override
  public HouseAccount requireCover(Amount amount) {
    return this;
  }

  @Override
  public HouseAccount withdraw(Amount amount, Instant now) {
    requireAsset(amount);
    return this;
  }

  @Override
  public HouseAccount deposit(Amount amount, Instant now) {
    requireAsset(amount);
    return this;
  }
}

package dev.purser.domain.credit;

import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * An account of the house. Everybody touches it and it limits nobody: it has no floor and no lots
 * and cannot be frozen, so that a command decides without locking it, and it is written last.
 *
 * @param posted the sum of its entries as it was read, with what was posted since by commands of
 *     the same batch; others may post to it meanwhile
 */
public record HouseAccount(AccountId id, AssetCode asset, HouseRole role, long posted)
    implements Account {
  /**
   * The most that is posted on either side of zero: as much as 256 accounts may have, since the
   * house's sums are everybody's. With three times as much a sum of the database still fits, so
   * that what a batch posts beside another is never out of its numbers.
   */
  public static final long MOST = (1L << 61) - 1;

  /** An empty account of the house. */
  public static HouseAccount open(AccountId id, AssetCode asset, HouseRole role) {
    return new HouseAccount(id, asset, role, 0);
  }

  /** A further account of the house, for what staff know. */
  public static HouseAccount general(AccountId id, AssetCode asset) {
    return open(id, asset, HouseRole.GENERAL);
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
    return moved(-amount.minorUnits());
  }

  @Override
  public AccountChange<HouseAccount> deposit(
      Amount amount, List<Portion> burnt, Supplier<LotId> newLots, Instant now) {
    requireAsset(amount);
    return moved(amount.minorUnits());
  }

  private AccountChange<HouseAccount> moved(long change) {
    var after = posted + change;
    if (Math.abs(after) > MOST) {
      throw new RefusedException(
          new ValueRefusal.AmountOutOfRange("a balance of the house beyond " + MOST));
    }
    return new AccountChange<>(new HouseAccount(id, asset, role, after), List.of());
  }
}

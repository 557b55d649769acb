package dev.purser.domain.credit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.domain.shared.Amount;
import dev.purser.domain.shared.AssetCode;
import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Something that holds credits of one asset: a customer's account or one of the house's. */
public sealed interface Account permits CustomerAccount, HouseAccount {

  AccountId id();

  AssetCode asset();

  /**
   * The account itself.
   *
   * @throws RefusedException {@link CreditRefusal.AssetMismatch} when it holds another asset
   */
  @CanIgnoreReturnValue
  default Account requireAsset(Amount amount) {
    if (!asset().equals(amount.asset())) {
      throw new RefusedException(new CreditRefusal.AssetMismatch(id(), asset(), amount.asset()));
    }
    return this;
  }

  /**
   * The account itself.
   *
   * @throws RefusedException {@link CreditRefusal.AccountFrozen} or {@link
   *     CreditRefusal.AccountClosed} when its status forbids new spending
   */
  @CanIgnoreReturnValue
  Account requireSpending();

  /**
   * The account itself.
   *
   * @throws RefusedException {@link CreditRefusal.AccountClosed} when its status forbids receipts
   */
  @CanIgnoreReturnValue
  Account requireReceiving();

  /**
   * The account itself.
   *
   * @throws RefusedException {@link CreditRefusal.InsufficientCredit} when less is available
   */
  @CanIgnoreReturnValue
  Account requireCover(Amount amount, Instant now);

  /**
   * The account less the amount, which all of the account's rules allow or refuse.
   *
   * @throws RefusedException for any of the reasons above, or {@link ValueRefusal.AmountOutOfRange}
   *     for a balance beyond what is counted
   */
  AccountChange<? extends Account> withdraw(Amount amount, Instant now);

  /**
   * The account with the amount added, which all of the account's rules allow or refuse.
   *
   * @throws RefusedException as {@link #withdraw} does
   * @param burnt what was taken for it from the giver's lots, whose terms go with it
   * @param newLots names lots that have to be opened
   */
  AccountChange<? extends Account> deposit(
      Amount amount, List<Portion> burnt, Supplier<LotId> newLots, Instant now);
}

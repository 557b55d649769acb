package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.Account;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The accounts. Customers' are locked; the house's are inserted and never updated: they are read
 * without a lock, and their balances are written by {@link HousePostings} alone.
 */
public interface Accounts extends Source.Lockable<AccountId, Account> {
  /**
   * Says of the accounts of an owner whether that is somebody living. They keep what they have, but
   * only the living are found to have {@linkplain AccountsOfOwners an account}.
   *
   * @param since null for the living
   */
  void markFormer(OwnerId owner, @Nullable Instant since);
}

package dev.purser.application.credit;

import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.AccountStatus;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands at an instant, a customer's or one of the house's, in minor units of its
 * asset. An account of the house has neither owner nor floor, and so nothing is what it has
 * available: it has a role.
 *
 * @param role of an account of the house; null for a customer's
 * @param posted the sum of its entries
 * @param held what its open holds set aside
 * @param expired what has expired of it and is not swept yet
 * @param reason why it is frozen or closed, for those who may know; null without one
 */
public record AccountStanding(
    AccountId id,
    @Nullable OwnerId owner,
    @Nullable HouseRole role,
    AssetCode asset,
    long posted,
    long held,
    long expired,
    @Nullable Long available,
    @Nullable Long floor,
    AccountStatus status,
    @Nullable String reason) {

  public static AccountStanding of(CustomerAccount account, @Nullable String reason, Instant now) {
    return new AccountStanding(
        account.id(),
        account.owner(),
        null,
        account.asset(),
        account.posted(),
        account.held(),
        account.expired(now),
        account.available(now),
        account.floor(),
        account.status(),
        reason);
  }

  public static AccountStanding of(HouseAccount account) {
    return new AccountStanding(
        account.id(),
        null,
        account.role(),
        account.asset(),
        account.posted(),
        0,
        0,
        null,
        null,
        AccountStatus.OPEN,
        null);
  }
}

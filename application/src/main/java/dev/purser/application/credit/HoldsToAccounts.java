package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;

/**
 * An open hold of each customer's account that is to receive what one sets aside; those that orders
 * own are for the house alone. Whoever places a hold has its receiver locked, so that what is read
 * here under the receiver's lock stays true until the commit.
 */
public interface HoldsToAccounts extends Source.Readable<AccountId, HoldId> {}

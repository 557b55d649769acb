package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;

/** Which account an owner has in an asset; of those who are not deleted. */
public interface AccountsOfOwners extends Source.Readable<AccountsOfOwners.OwnerAsset, AccountId> {

  /** An owner and an asset. */
  record OwnerAsset(OwnerId owner, AssetCode asset) {}
}

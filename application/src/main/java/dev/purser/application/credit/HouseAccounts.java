package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.HouseAccount;
import dev.purser.domain.credit.HouseRole;
import dev.purser.domain.shared.AssetCode;

/** Which account of the house plays a role for an asset; what was found never changes. */
public interface HouseAccounts extends Source.Readable<HouseAccounts.AssetRole, HouseAccount> {

  /** An asset and a role. */
  record AssetRole(AssetCode asset, HouseRole role) {}
}

package dev.purser.application.credit;

import dev.purser.application.shared.Ids;
import dev.purser.application.shared.NewOwners;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.CustomerAccount;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.shared.AssetCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gives everybody who signs up an account in the default asset. */
final class OpeningAccounts implements NewOwners {
  private final Accounts accounts;
  private final Ids ids;

  OpeningAccounts(Accounts accounts, Ids ids) {
    this.accounts = accounts;
    this.ids = ids;
  }

  @Override
  public void arrived(UUID owner, Instant now) {
    var id = new AccountId(ids.next());
    accounts.insert(List.of(CustomerAccount.open(id, new OwnerId(owner), AssetCode.CREDIT, now)));
  }
}

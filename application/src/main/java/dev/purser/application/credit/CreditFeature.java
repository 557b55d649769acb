package dev.purser.application.credit;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.FormerOwners;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.NewOwners;
import dev.purser.application.shared.SimpleWrites;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of the ledger, over the ports that they need. */
public record CreditFeature(
    CreateAsset createAsset,
    OpenAccount openAccount,
    ChangeAccountStatus changeAccountStatus,
    GrantCredits grantCredits,
    TransferCredits transferCredits,
    ReverseTransfer reverseTransfer,
    ExpireLots expireLots,
    CreditQueries queries,
    EntryQueries entries) {

  public static CreditFeature over(
      WritePath writePath,
      CreditKinds.Ports ports,
      SimpleWrites writes,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return new CreditFeature(
        new CreatingAssets(ports.assets(), ports.accounts(), writes, clock, ids),
        new OpeningFurtherAccounts(writePath, ids),
        new ChangingAccountStatus(writePath, ids),
        new GrantingCredits(writePath, ids),
        new TransferringCredits(writePath, ids),
        new ReversingTransfers(writePath, ids),
        new ExpiringLots(writePath, ports.dueLots(), transactions, clock, ids),
        new StoredCredits(ports, transactions, clock),
        new StoredEntries(ports.assets(), ports.accounts(), ports.entries(), transactions, clock));
  }

  /** What gives everybody who signs up an account in the default asset. */
  public static NewOwners accountOpening(Accounts accounts, Ids ids) {
    return new OpeningAccounts(accounts, ids);
  }

  /** What takes from everybody who is deleted that orders are placed for them. */
  public static FormerOwners accountMarking(Accounts accounts) {
    return new MarkingAccounts(accounts);
  }
}

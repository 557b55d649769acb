package dev.purser.persistence.credit;

import dev.purser.application.credit.CreditKinds;
import dev.purser.application.credit.JournalVerification;
import dev.purser.application.shared.Transactions;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.LotId;
import dev.purser.domain.credit.OwnerId;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.TransferBatch.Result;
import dev.purser.domain.credit.TransferBatchId;
import dev.purser.domain.credit.TransferId;
import dev.purser.persistence.shared.FeatureInvariants;
import dev.purser.persistence.shared.RowLocks;
import dev.purser.persistence.shared.Sql;
import dev.purser.persistence.shared.StoredValues;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CreditPersistence {
  @Bean
  CreditKinds.Ports creditPorts(Sql sql, RowLocks locks) {
    var transfers = new SqlTransfers(sql);
    var holds = new SqlHolds(sql);
    return new CreditKinds.Ports(
        new SqlAssets(sql),
        new SqlAccounts(sql, new SqlLots(sql), locks),
        new SqlAccountSearch(sql),
        new SqlAccountsOfOwners(sql),
        new SqlHouseAccounts(sql),
        new SqlHoldsToAccounts(sql),
        new SqlAccountStatusChanges(sql),
        holds,
        holds,
        new SqlPartiesOfHolds(sql),
        new SqlDueHolds(sql),
        transfers,
        new SqlReversibleTransfers(sql, transfers),
        new SqlTransferReferences(sql),
        new SqlEntries(sql),
        new SqlLotEntries(sql),
        new SqlDueLots(sql),
        new SqlJournal(sql),
        new SqlScheduledTransfers(sql, locks),
        new SqlTransferBatches(sql, transfers),
        new SqlHousePostings(sql));
  }

  @Bean
  JournalVerification journalVerification(Sql sql, Transactions transactions) {
    return new SqlJournalVerification(sql, transactions);
  }

  @Bean
  StoredValues creditStoredValues() {
    return new StoredValues(
            "credit",
            CreditKinds.TRANSFER,
            CreditKinds.SCHEDULED_TRANSFER,
            CreditKinds.TRANSFER_BATCH,
            CreditKinds.ACCOUNT,
            CreditKinds.HOLD,
            CreditKinds.CAPTURE)
        .uuid(AccountId.class, AccountId::value, AccountId::new)
        .uuid(OwnerId.class, OwnerId::value, OwnerId::new)
        .uuid(HoldId.class, HoldId::value, HoldId::new)
        .uuid(LotId.class, LotId::value, LotId::new)
        .uuid(TransferId.class, TransferId::value, TransferId::new)
        .uuid(ScheduledTransferId.class, ScheduledTransferId::value, ScheduledTransferId::new)
        .uuid(TransferBatchId.class, TransferBatchId::value, TransferBatchId::new)
        .cases(Result.class, Map.of("done", Result.Done.class, "refused", Result.Refused.class));
  }

  @Bean
  FeatureInvariants creditInvariants() {
    return new FeatureInvariants(CreditInvariants.all());
  }
}

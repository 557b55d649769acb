package dev.purser.application.credit;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of transfers that are made later, over the ports that they need. */
public record CreditSchedule(
    ScheduleTransfer scheduleTransfer,
    CancelScheduledTransfer cancelScheduledTransfer,
    RunScheduledTransfers runScheduledTransfers,
    ScheduledTransferQueries queries) {

  public static CreditSchedule over(
      WritePath writePath,
      ScheduledTransfers scheduledTransfers,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return new CreditSchedule(
        new SchedulingTransfers(writePath, ids),
        new CancellingScheduledTransfers(writePath, ids),
        new RunningScheduledTransfers(writePath, scheduledTransfers, transactions, clock, ids),
        new StoredScheduledTransfers(scheduledTransfers, transactions));
  }
}

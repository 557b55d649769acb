package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.ScheduledTransfer;
import java.time.Instant;

/**
 * Asks for a transfer that is to be made later. Only its form is looked at now: refused with {@code
 * amount-out-of-range} and {@code same-account}, which no time can heal. Accounts, what they hold,
 * who may spend from them and whether the reference is free are looked at when its time comes, as
 * they then are.
 */
public interface ScheduleTransfer {
  Reply<ScheduledTransfer> schedule(Call call, Request request);

  /**
   * What moves when.
   *
   * @param runAt from then on; what is past is made as soon as it is found
   */
  record Request(TransferCredits.Request transfer, Instant runAt) {}
}

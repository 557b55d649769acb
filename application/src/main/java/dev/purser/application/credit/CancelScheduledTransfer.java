package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;

/**
 * Takes a scheduled transfer back before it is made: whoever asked for it, or who may {@link
 * dev.purser.application.shared.Right#MOVE_ALL_CREDITS}. Refused with {@code illegal-transition}
 * once it has ended.
 */
public interface CancelScheduledTransfer {
  Reply<ScheduledTransfer> cancel(Call call, ScheduledTransferId scheduled);
}

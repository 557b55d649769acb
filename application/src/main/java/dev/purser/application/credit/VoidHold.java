package dev.purser.application.credit;

import dev.purser.application.shared.Reply;
import dev.purser.application.shared.writepath.Call;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;

/**
 * Gives back all that a hold still sets aside, to the lots that it is of; what has expired of them
 * goes to breakage at once, and the hold says how much that was. Also after its deadline, as long
 * as it has not expired. Refused with {@code managed-by-order} or {@code hold-closed}.
 */
public interface VoidHold {
  Reply<Hold> release(Call call, HoldId hold);
}

package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads scheduled transfers; customers what they have asked for themselves. */
public interface ScheduledTransferQueries {
  Optional<ScheduledTransfer> find(Actor actor, ScheduledTransferId id);

  /**
   * Scheduled transfers, newest first.
   *
   * @param status only what stands so; null for all
   */
  Page<ScheduledTransfer, ScheduledTransferId> list(
      Actor actor, @Nullable ScheduledTransferStatus status, Slice<ScheduledTransferId> slice);
}

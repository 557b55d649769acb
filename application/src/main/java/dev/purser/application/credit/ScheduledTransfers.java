package dev.purser.application.credit;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import dev.purser.domain.credit.ScheduledTransferStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scheduled transfers, those that have ended among them. */
public interface ScheduledTransfers
    extends Source.Lockable<ScheduledTransferId, ScheduledTransfer> {

  /** The slice of those that are wanted, newest first. */
  List<ScheduledTransfer> list(Wanted wanted, Slice<ScheduledTransferId> slice);

  /** How many of them there are. */
  long count(Wanted wanted);

  /**
   * Those that wait and whose time has come, the longest due first.
   *
   * @param after the last one of the page before; null for the first page
   */
  List<ScheduledTransfer> due(Instant now, @Nullable ScheduledTransfer after, int limit);

  /**
   * Which are listed.
   *
   * @param caller only what this one asked for; null for everybody's
   * @param status only what stands so; null for all
   */
  record Wanted(@Nullable String caller, @Nullable ScheduledTransferStatus status) {}
}

package dev.purser.application.credit;

import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import dev.purser.domain.credit.OwnerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The holds, changed only under the lock of the account that they are on. */
public interface Holds extends Source.Child<HoldId, Hold> {
  /** How many are open on an account. */
  long countOpen(AccountId payer);

  /** The ids of the slice of those that are wanted, newest first. */
  List<HoldId> list(Wanted wanted, Slice<HoldId> slice);

  /** How many of them there are. */
  long count(Wanted wanted);

  /**
   * Which are listed.
   *
   * @param owner only those on this one's accounts; null for everybody's
   * @param payer only those on this account; null for all
   * @param status only those that stand so; null for all
   */
  record Wanted(@Nullable OwnerId owner, @Nullable AccountId payer, @Nullable HoldStatus status) {}
}

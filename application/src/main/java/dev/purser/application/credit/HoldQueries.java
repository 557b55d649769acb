package dev.purser.application.credit;

import dev.purser.application.shared.Actor;
import dev.purser.application.shared.Page;
import dev.purser.application.shared.Slice;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import dev.purser.domain.credit.HoldStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads holds. Limits of pages are 1 to {@link Page#MAX_LIMIT}. */
public interface HoldQueries {
  /**
   * A hold, for its payer and its receiver and for those who read everything. The lots under it are
   * the payer's, so that a receiver does not see them.
   */
  Optional<Hold> hold(Actor actor, HoldId id);

  /**
   * Holds that one pays oneself, or everybody's for those who read everything, newest first.
   *
   * @param payer only those on this account; null for all
   * @param status only those that stand so; null for all
   */
  Page<Hold, HoldId> holds(
      Actor actor, @Nullable AccountId payer, @Nullable HoldStatus status, Slice<HoldId> slice);
}

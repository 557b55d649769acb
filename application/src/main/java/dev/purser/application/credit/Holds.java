package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;

/** The holds, changed only under the lock of the account that they are on. */
public interface Holds extends Source.Child<HoldId, Hold> {
  /** How many are open on an account. */
  long countOpen(AccountId payer);
}

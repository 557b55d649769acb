package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.HoldId;

/** Whose credits holds set aside and for whom; what was found never changes. */
public interface PartiesOfHolds extends Source.Readable<HoldId, PartiesOfHolds.Parties> {

  /** The payer and the receiver of a hold. */
  record Parties(AccountId from, AccountId to) {}
}

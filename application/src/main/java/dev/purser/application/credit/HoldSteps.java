package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Needs;
import dev.purser.application.shared.writepath.WorkingSet;
import dev.purser.domain.credit.HoldId;

/** What the commands that take an existing hold a step further have in common. */
final class HoldSteps {
  private HoldSteps() {}

  /** The hold under the lock of its payer. */
  static void needsPayer(HoldId hold, WorkingSet known, Needs needs) {
    needs.of(CreditKinds.PARTIES_OF_HOLDS, hold);
    known
        .find(CreditKinds.PARTIES_OF_HOLDS, hold)
        .ifPresent(parties -> {
          CreditKinds.needsAccount(parties.from(), known, needs);
          needs.of(CreditKinds.HOLDS, hold);
        });
  }

  /** And the receiver of what is captured. */
  static void needsReceiver(HoldId hold, WorkingSet known, Needs needs) {
    known
        .find(CreditKinds.PARTIES_OF_HOLDS, hold)
        .ifPresent(parties -> CreditKinds.needsAccount(parties.to(), known, needs));
  }
}

package dev.purser.application.credit;

import dev.purser.application.shared.Clock;
import dev.purser.application.shared.Ids;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.writepath.WritePath;

/** The use cases of holds that stand alone, over the ports that they need. */
public record HoldFeature(
    HoldCredits holdCredits,
    CaptureHold captureHold,
    VoidHold voidHold,
    ExpireHolds expireHolds,
    HoldQueries queries) {

  public static HoldFeature over(
      WritePath writePath,
      CreditKinds.Ports ports,
      Transactions transactions,
      Clock clock,
      Ids ids) {
    return new HoldFeature(
        new HoldingCredits(writePath, ids),
        new CapturingHolds(writePath, ids),
        new VoidingHolds(writePath, ids),
        new ExpiringHolds(writePath, ports.dueHolds(), transactions, clock, ids),
        new StoredHolds(ports.holds(), ports.partiesOfHolds(), ports.accounts(), transactions));
  }
}

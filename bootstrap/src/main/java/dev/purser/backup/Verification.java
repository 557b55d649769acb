package dev.purser.backup;

import dev.purser.application.credit.JournalReport;
import dev.purser.application.credit.JournalVerification;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.checkup.Structures;
import dev.purser.configuration.DatabaseUrl;
import dev.purser.configuration.Pooler;
import dev.purser.wiring.PortsLauncher;
import java.util.List;

/**
 * What was found in a database that was restored: whether the books are right, whether they are the
 * ones that were written, and whether what is on disk is whole.
 */
public record Verification(
    InvariantReport invariants, JournalReport journal, Structures.Report structures) {

  /** One for each walk along the journal's chains, one for their snapshot, one to spare. */
  private static final int CONNECTIONS = 6;

  /** Looks at a restored database, as its superuser. */
  public static Verification of(DatabaseUrl restored) {
    try (var ports = PortsLauncher.start(restored, Pooler.NONE, CONNECTIONS)) {
      return new Verification(
          ports.getBean(Invariants.class).check(InvariantScope.FULL),
          ports.getBean(JournalVerification.class).verify(List.of()),
          ports.getBean(Structures.class).check());
    }
  }

  public boolean isGood() {
    return invariants.holds() && journal.fits() && structures.isWhole();
  }
}

package dev.purser.backup;

import dev.purser.application.credit.JournalReport;
import dev.purser.application.credit.JournalVerification;
import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.checkup.Structures;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;

/**
 * What was found in a database that was restored: whether what is on disk is whole, and then
 * whether the books are right and the ones that were written.
 *
 * @param books nothing where what is on disk is damaged, so that no answer could be relied on
 */
public record Verification(Structures.Report structures, Optional<Books> books) {

  /** One for each walk along the journal's chains, one for their snapshot, one to spare. */
  public static final int CONNECTIONS = 6;

  /** What the service itself is asked of its books. */
  public record Books(InvariantReport invariants, JournalReport journal) {}

  /** Looks at a restored database through its ports, as its superuser. */
  public static Verification through(BeanFactory ports) {
    var structures = ports.getBean(Structures.class).check();
    return new Verification(
        structures, structures.isWhole() ? Optional.of(booksOf(ports)) : Optional.empty());
  }

  private static Books booksOf(BeanFactory ports) {
    return new Books(
        ports.getBean(Invariants.class).check(InvariantScope.FULL),
        ports.getBean(JournalVerification.class).verify(List.of()));
  }

  public boolean isGood() {
    return books.filter(found -> found.invariants().holds() && found.journal().fits()).isPresent();
  }
}

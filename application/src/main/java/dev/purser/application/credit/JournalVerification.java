package dev.purser.application.credit;

import java.util.Collection;

/** Holds the books to the journal. */
public interface JournalVerification {

  /**
   * Computes every link anew from the rows that it covers, all on one snapshot, and looks for
   * transfers that no link covers. Needs no transaction around it.
   *
   * @param noted heads of an earlier verification that the chains must still run through; they find
   *     out that somebody cut links off and put the head back
   */
  JournalReport verify(Collection<JournalHead> noted);
}

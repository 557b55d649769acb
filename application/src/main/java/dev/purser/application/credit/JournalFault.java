package dev.purser.application.credit;

import dev.purser.domain.credit.TransferId;
import java.util.List;

/** What does not fit between the journal and the books. Links are counted from 1. */
public sealed interface JournalFault {
  /** How many of the transfers with the same fault are named. */
  int MAX_EXAMPLES = 10;

  /** A fault that stands at one link of one chain. */
  sealed interface OfLink extends JournalFault {
    int chain();

    long number();
  }

  /** The chain goes on after it, or its head says so. */
  record LinkMissing(int chain, long number) implements OfLink {}

  /** Its hash does not follow from the link before it and what it says itself. */
  record LinkAltered(int chain, long number) implements OfLink {}

  /** It is written in a form that only a newer release can read. */
  record FormUnknown(int chain, long number, int form) implements OfLink {}

  /** The link has a transfer that the books do not have. */
  record TransferMissing(int chain, long number, TransferId transfer) implements OfLink {}

  /** The books tell another transfer than the link. */
  record TransferAltered(int chain, long number, TransferId transfer, Sign sign)
      implements OfLink {}

  /** The chain has come to its end, and its head tells of another. */
  record HeadDiffers(int chain, long number, long headLength) implements OfLink {}

  /** The head that was noted earlier tells of another link at this place. */
  record RewrittenSince(int chain, long number) implements OfLink {}

  /** The chain is shorter than it was when its head was noted. */
  record CutSince(int chain, long number, long notedLength) implements OfLink {}

  /** Transfers that no link has, though they were made since the journal began. */
  record NotJournalled(long count, List<TransferId> examples) implements JournalFault {
    public NotJournalled {
      examples = List.copyOf(examples);
    }
  }

  /** Transfers that are in several links, or several times in one. */
  record JournalledTwice(long count, List<TransferId> examples) implements JournalFault {
    public JournalledTwice {
      examples = List.copyOf(examples);
    }
  }

  /** There are more or fewer transfers from before the journal began than were noted then. */
  record BeginningDiffers(long noted, long found) implements JournalFault {}

  /** What can be told of how a transfer was altered; its digest only tells that it was. */
  enum Sign {
    NO_ENTRIES,
    ENTRIES_DO_NOT_SUM_TO_ZERO,
    NONE
  }
}

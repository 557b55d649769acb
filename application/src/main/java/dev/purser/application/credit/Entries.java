package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The entries of customers' accounts. */
public interface Entries extends Source.Appendable<Entries.EntryKey, Entry> {

  Optional<Entry> find(EntryKey key);

  /**
   * How many entries the account had before the instant, which is the number of the last of them. A
   * search by halves over the numbers, since an account's entries have no gaps and are never dated
   * before earlier ones: a million entries take some twenty looks.
   */
  long countBefore(AccountId account, Instant instant);

  /** The last of those entries, found in the same way. */
  Optional<Entry> lastBefore(AccountId account, Instant instant);

  /** The account's entries within the range, newest first, at most {@code limit}. */
  List<Entry> list(AccountId account, Range range, int limit);

  /** The account's entries within the range with what they were for, oldest first. */
  List<StatementLine> lines(AccountId account, Range range, int limit);

  /** An account and the number of one of its entries. */
  record EntryKey(AccountId account, long sequence) {
    public static EntryKey of(Entry entry) {
      return new EntryKey(entry.account(), entry.sequence());
    }
  }

  /**
   * Numbers of entries.
   *
   * @param after the number before the first; 0 for all from the start
   * @param before the number after the last
   */
  record Range(long after, long before) {
    public static final Range ALL = new Range(0, Long.MAX_VALUE);

    /** The same, but for those that the page before has told already. */
    public Range before(long sequence) {
      return new Range(after, Math.min(before, sequence));
    }
  }
}

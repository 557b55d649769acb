package dev.purser.application.credit;

import dev.purser.application.shared.writepath.Source;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of customers' accounts. */
public interface Entries extends Source.Appendable<Entries.EntryKey, Entry> {

  /** The entries before the sequence, newest first, at most {@code limit}. */
  List<Entry> list(AccountId account, @Nullable Long before, int limit);

  /** An account and the number of one of its entries. */
  record EntryKey(AccountId account, long sequence) {
    public static EntryKey of(Entry entry) {
      return new EntryKey(entry.account(), entry.sequence());
    }
  }
}

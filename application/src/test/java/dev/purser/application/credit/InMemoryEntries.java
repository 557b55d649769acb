package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HousePosting;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries in memory. */
public final class InMemoryEntries implements Entries {
  private final InMemoryStore.Table<EntryKey, Entry> entries;

  public InMemoryEntries(InMemoryStore store) {
    this.entries = store.table("entries");
  }

  @Override
  public void append(List<Entry> added) {
    added.forEach(entry -> entries.insert(EntryKey.of(entry), entry));
  }

  @Override
  public List<Entry> list(AccountId account, @Nullable Long before, int limit) {
    return newestFirst(account)
        .filter(entry -> before == null || entry.sequence() < before)
        .limit(limit)
        .toList();
  }

  /** What is posted to the house becomes entries of its accounts. */
  public HousePostings housePostings() {
    return added -> added.forEach(this::post);
  }

  public Collection<Entry> all() {
    return entries.values().toList();
  }

  private void post(HousePosting posting) {
    var newest = newestFirst(posting.account()).findFirst();
    var at = newest.map(Entry::at).filter(posting.at()::isBefore).orElse(posting.at());
    var entry =
        new Entry(
            posting.account(),
            newest.map(Entry::sequence).orElse(0L) + 1,
            posting.transfer(),
            posting.leg(),
            posting.change(),
            newest.map(Entry::balance).orElse(0L) + posting.change(),
            at);
    append(List.of(entry));
  }

  private Stream<Entry> newestFirst(AccountId account) {
    return entries
        .values()
        .filter(entry -> entry.account().equals(account))
        .sorted(Comparator.comparingLong(Entry::sequence).reversed());
  }
}

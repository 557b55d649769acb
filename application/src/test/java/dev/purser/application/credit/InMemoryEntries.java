package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.AccountId;
import dev.purser.domain.credit.Entry;
import dev.purser.domain.credit.HousePosting;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Entries in memory. */
public final class InMemoryEntries implements Entries {
  private final InMemoryStore.Table<EntryKey, Entry> entries;

  private final InMemoryTransfers transfers;

  public InMemoryEntries(InMemoryStore store, InMemoryTransfers transfers) {
    this.entries = store.table("entries");
    this.transfers = transfers;
  }

  @Override
  public void append(List<Entry> added) {
    added.forEach(entry -> entries.insert(EntryKey.of(entry), entry));
  }

  @Override
  public Optional<Entry> find(EntryKey key) {
    return entries.find(key);
  }

  @Override
  public Optional<Entry> lastBefore(AccountId account, Instant instant) {
    return newestFirst(account).filter(entry -> entry.at().isBefore(instant)).findFirst();
  }

  @Override
  public long countBefore(AccountId account, Instant instant) {
    return newestFirst(account).filter(entry -> entry.at().isBefore(instant)).count();
  }

  @Override
  public List<Entry> list(AccountId account, Range range, int limit) {
    return within(account, range).limit(limit).toList();
  }

  @Override
  public List<StatementLine> lines(AccountId account, Range range, int limit) {
    return within(account, range)
        .sorted(Comparator.comparingLong(Entry::sequence))
        .limit(limit)
        .map(this::line)
        .toList();
  }

  /** What is posted to the house's accounts becomes their entries. */
  public HousePostings housePostings(InMemoryAccounts accounts) {
    return added ->
        added.forEach(posting -> {
          accounts.post(posting.account(), posting.change());
          enter(posting);
        });
  }

  public Collection<Entry> all() {
    return entries.values().toList();
  }

  private void enter(HousePosting posting) {
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

  private StatementLine line(Entry entry) {
    var id = entry.transfer();
    var transfer = transfers.find(List.of(id)).get(id);
    var leg = transfer.legs().get(entry.leg());
    var counterparty = leg.from().equals(entry.account()) ? leg.to() : leg.from();
    return new StatementLine(entry, transfer.kind(), transfer.reference(), counterparty);
  }

  private Stream<Entry> within(AccountId account, Range range) {
    return newestFirst(account)
        .filter(entry -> entry.sequence() > range.after() && entry.sequence() < range.before());
  }

  private Stream<Entry> newestFirst(AccountId account) {
    return entries
        .values()
        .filter(entry -> entry.account().equals(account))
        .sorted(Comparator.comparingLong(Entry::sequence).reversed());
  }
}

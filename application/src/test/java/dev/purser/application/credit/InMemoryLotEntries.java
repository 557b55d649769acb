package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.LotEntry;
import java.util.Collection;
import java.util.List;

/** What legs did to lots, in memory. */
public final class InMemoryLotEntries implements LotEntries {
  private final InMemoryStore.Table<LotEntry, LotEntry> entries;

  public InMemoryLotEntries(InMemoryStore store) {
    this.entries = store.table("lot entries");
  }

  @Override
  public void append(List<LotEntry> added) {
    added.forEach(entry -> entries.insert(entry, entry));
  }

  public Collection<LotEntry> all() {
    return entries.values().toList();
  }
}

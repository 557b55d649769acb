package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.domain.credit.Hold;
import dev.purser.domain.credit.HoldId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Holds in memory. */
public final class InMemoryHolds implements Holds {
  private final InMemoryStore.Table<HoldId, Hold> holds;

  public InMemoryHolds(InMemoryStore store) {
    this.holds = store.table("holds");
  }

  @Override
  public Map<HoldId, Hold> load(Set<HoldId> keys) {
    return holds.findAll(keys);
  }

  @Override
  public void insert(Collection<Hold> created) {
    created.forEach(hold -> holds.insert(hold.id(), hold));
  }

  @Override
  public void update(Collection<Hold> changed) {
    changed.forEach(hold -> holds.update(hold.id(), hold));
  }

  public Collection<Hold> all() {
    return holds.values().toList();
  }
}

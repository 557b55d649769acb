package dev.purser.application.shared.writepath;

import dev.purser.application.shared.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tallies in memory, with a say in what happens when they are written. */
final class Tallies implements Source.Lockable<String, Tally> {
  private final InMemoryStore.Table<String, Tally> tallies;
  private final List<List<String>> writes = new CopyOnWriteArrayList<>();
  private volatile Consumer<Tally> whenWritten = tally -> {};

  Tallies(InMemoryStore store) {
    this.tallies = store.table("tallies");
  }

  /** What happens from now on to each tally that is written, such as a fault. */
  void whenWritten(Consumer<Tally> then) {
    whenWritten = then;
  }

  /** The names that each insert or update wrote, those that were taken back included. */
  List<List<String>> writes() {
    return writes;
  }

  @Override
  public Set<String> lock(Set<String> keys, LockWait wait) {
    return tallies.lock(keys, wait);
  }

  @Override
  public Map<String, Tally> load(Set<String> keys) {
    return tallies.findAll(keys);
  }

  @Override
  public boolean needsLock(Tally value) {
    return true;
  }

  @Override
  public Instant changedAt(Tally value) {
    return value.changedAt();
  }

  @Override
  public void insert(Collection<Tally> created) {
    written(created);
    created.forEach(tally -> tallies.insert(tally.name(), tally));
  }

  @Override
  public void update(Collection<Tally> changed) {
    written(changed);
    changed.forEach(tally -> tallies.update(tally.name(), tally));
  }

  private void written(Collection<Tally> written) {
    writes.add(new ArrayList<>(written.stream().map(Tally::name).toList()));
    written.forEach(whenWritten);
  }
}

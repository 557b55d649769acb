package dev.purser.application.credit;

import dev.purser.application.shared.InMemoryStore;
import dev.purser.application.shared.Slice;
import dev.purser.application.shared.writepath.LockWait;
import dev.purser.domain.credit.ScheduledTransfer;
import dev.purser.domain.credit.ScheduledTransferId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scheduled transfers in memory. */
public final class InMemoryScheduledTransfers implements ScheduledTransfers {
  private static final Comparator<ScheduledTransfer> BY_ID =
      Comparator.<ScheduledTransfer, UUID>comparing(scheduled -> scheduled.id().value());
  private static final Comparator<ScheduledTransfer> BY_TIME =
      Comparator.comparing(ScheduledTransfer::runAt).thenComparing(BY_ID);

  private final InMemoryStore.Table<ScheduledTransferId, ScheduledTransfer> scheduled;

  public InMemoryScheduledTransfers(InMemoryStore store) {
    this.scheduled = store.table("scheduled transfers");
  }

  @Override
  public Set<ScheduledTransferId> lock(Set<ScheduledTransferId> keys, LockWait wait) {
    return scheduled.lock(keys, wait);
  }

  @Override
  public Map<ScheduledTransferId, ScheduledTransfer> load(Set<ScheduledTransferId> keys) {
    return scheduled.findAll(keys);
  }

  @Override
  public boolean needsLock(ScheduledTransfer value) {
    return true;
  }

  @Override
  public Instant changedAt(ScheduledTransfer value) {
    return value.changedAt();
  }

  @Override
  public void insert(Collection<ScheduledTransfer> created) {
    created.forEach(one -> scheduled.insert(one.id(), one));
  }

  @Override
  public void update(Collection<ScheduledTransfer> changed) {
    changed.forEach(one -> scheduled.update(one.id(), one));
  }

  @Override
  public List<ScheduledTransfer> list(Wanted wanted, Slice<ScheduledTransferId> slice) {
    var before = slice.position();
    return wanted(wanted)
        .filter(one -> before == null || one.id().value().compareTo(before.value()) < 0)
        .sorted(BY_ID.reversed())
        .skip(slice.offset())
        .limit(slice.rows())
        .toList();
  }

  @Override
  public long count(Wanted wanted) {
    return wanted(wanted).count();
  }

  @Override
  public List<ScheduledTransfer> due(Instant now, @Nullable ScheduledTransfer after, int limit) {
    return scheduled
        .values()
        .filter(one -> one.isWaiting() && !one.runAt().isAfter(now))
        .filter(one -> after == null || BY_TIME.compare(one, after) > 0)
        .sorted(BY_TIME)
        .limit(limit)
        .toList();
  }

  private Stream<ScheduledTransfer> wanted(Wanted wanted) {
    return scheduled
        .values()
        .filter(one -> wanted.caller() == null || one.caller().equals(wanted.caller()))
        .filter(one -> wanted.status() == null || one.status() == wanted.status());
  }
}

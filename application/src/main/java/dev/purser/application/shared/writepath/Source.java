package dev.purser.application.shared.writepath;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What persistence does for one kind, always for many at once. */
public sealed interface Source<K, V> {

  /** Read, never locked nor written by commands: immutable facts, or what prices are. */
  non-sealed interface Readable<K, V> extends Source<K, V> {
    /** What there is of the named; what does not exist is absent. */
    Map<K, V> load(Set<K> keys);
  }

  /** Only ever added to. */
  non-sealed interface Appendable<K, V> extends Source<K, V> {
    void append(List<V> added);
  }

  /** Inserted and updated by commands. */
  sealed interface Writable<K, V> extends Source<K, V> {
    /** What there is of the named; what does not exist is absent. */
    Map<K, V> load(Set<K> keys);

    void insert(Collection<V> created);

    void update(Collection<V> changed);
  }

  /** Changed only under its own lock, which is taken before it is read. */
  non-sealed interface Lockable<K, V> extends Writable<K, V> {
    /**
     * Locks what exists of the named, in the order of their keys.
     *
     * @return those that are locked now; with {@link LockWait#SKIP}, without those that somebody
     *     else holds
     */
    Set<K> lock(Set<K> keys, LockWait wait);

    /** Whether it has to be locked before it is changed, as house accounts have not. */
    boolean needsLock(V value);

    /** When it last changed: no later change is dated before it. */
    Instant changedAt(V value);
  }

  /** Changed only under the lock of a parent of another kind, as holds are. */
  non-sealed interface Child<K, V> extends Writable<K, V> {}
}

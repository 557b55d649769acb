package dev.purser.application.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.purser.application.shared.writepath.LockWait;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the in-memory fakes keep: tables that are used by one transaction at a time and put back as
 * they were when it fails. Whoever uses one outside a transaction, or writes in one that only
 * reads, is told so.
 */
public final class InMemoryStore {
  private final ReentrantLock transaction = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final Set<Object> heldByRival = ConcurrentHashMap.newKeySet();
  private boolean writing;

  public <K, V> Table<K, V> table(String name) {
    return new Table<>(name);
  }

  /** From now on a rival holds this row. */
  public void holdAsRival(Object key) {
    heldByRival.add(key);
  }

  /** The rival lets go of the row. */
  public void letGoAsRival(Object key) {
    heldByRival.remove(key);
  }

  /** How often a lock statement with this wait leaves rows out or fails is up to the rivals. */
  public <K> Set<K> lock(Collection<K> existing, LockWait wait) {
    var free =
        existing.stream().filter(key -> !heldByRival.contains(key)).collect(Collectors.toSet());
    if (wait == LockWait.QUEUE && free.size() < existing.size()) {
      throw new TransactionFault.LockNotAvailable(new IllegalStateException("held by a rival"));
    }
    return free;
  }

  @CanIgnoreReturnValue
  <T> T inTransaction(boolean writes, Supplier<T> work) {
    if (transaction.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction is under way in this thread");
    }
    transaction.lock();
    try {
      writing = writes;
      return work.get();
    } catch (RuntimeException | Error failure) {
      undo.forEach(Runnable::run);
      throw failure;
    } finally {
      undo.clear();
      writing = false;
      transaction.unlock();
    }
  }

  /** Values by their keys. */
  public final class Table<K, V> {
    private final String name;
    private final Map<K, V> rows = new HashMap<>();

    private Table(String name) {
      this.name = name;
    }

    public Optional<V> find(K key) {
      requireTransaction();
      return Optional.ofNullable(rows.get(key));
    }

    /** Those of the named that exist. */
    public Map<K, V> findAll(Collection<K> keys) {
      requireTransaction();
      var found = new LinkedHashMap<K, V>();
      for (var key : keys) {
        var value = rows.get(key);
        if (value != null) {
          found.put(key, value);
        }
      }
      return found;
    }

    public Stream<V> values() {
      requireTransaction();
      return rows.values().stream();
    }

    /** Locks those of the named that exist, as the rivals allow. */
    public Set<K> lock(Set<K> keys, LockWait wait) {
      return InMemoryStore.this.lock(findAll(keys).keySet(), wait);
    }

    /**
     * Adds a row.
     *
     * @throws TransactionFault.ConstraintViolated when there is one with this key
     */
    public void insert(K key, V value) {
      unique(!rows.containsKey(key), key);
      put(key, value);
    }

    public void update(K key, V value) {
      if (!rows.containsKey(key)) {
        throw new IllegalStateException(name + " has no " + key);
      }
      put(key, value);
    }

    public void put(K key, V value) {
      requireWriting();
      var before = rows.put(key, value);
      undo.push(before == null ? () -> rows.remove(key) : () -> rows.put(key, before));
    }

    /** Removes the rows that are like this. */
    public void removeIf(Predicate<V> unwanted) {
      var keys =
          rows.entrySet().stream()
              .filter(row -> unwanted.test(row.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      keys.forEach(this::remove);
    }

    public void remove(K key) {
      requireWriting();
      var before = rows.remove(key);
      if (before != null) {
        undo.push(() -> rows.put(key, before));
      }
    }

    /** Breaks a unique constraint unless told that it holds. */
    public void unique(boolean holds, Object named) {
      if (!holds) {
        throw new TransactionFault.NotUnique(
            new IllegalStateException(name + " has " + named + " already"));
      }
    }

    private void requireWriting() {
      requireTransaction();
      if (!writing) {
        throw new IllegalStateException("this transaction only reads");
      }
    }

    private void requireTransaction() {
      if (!transaction.isHeldByCurrentThread()) {
        throw new IllegalStateException(name + " is used outside a transaction");
      }
    }
  }
}

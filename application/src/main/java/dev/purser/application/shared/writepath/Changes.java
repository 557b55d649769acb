package dev.purser.application.shared.writepath;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What an accepted command leaves: aggregates as they are now, and records to append. */
public final class Changes {
  /**
   * One of them.
   *
   * @param isNote whether it is only seen, and written as part of something else
   */
  record Change<K, V>(Kind<K, V> kind, K key, V value, boolean isNote) {}

  private final List<Change<?, ?>> all = new ArrayList<>();

  /** This aggregate is now so, whether it is new or not. */
  @CanIgnoreReturnValue
  public <K, V> Changes put(Kind<K, V> kind, K key, V value) {
    all.add(new Change<>(kind, key, value, false));
    return this;
  }

  /**
   * This fact is now so for the commands that come after in the batch; it is written as part of
   * something else.
   */
  @CanIgnoreReturnValue
  public <K, V> Changes note(Kind<K, V> fact, K key, V value) {
    all.add(new Change<>(fact, key, value, true));
    return this;
  }

  /** These aggregates or records are now so. */
  @CanIgnoreReturnValue
  public <K, V> Changes putAll(Kind<K, V> kind, Collection<V> values, Function<V, K> key) {
    values.forEach(value -> put(kind, key.apply(value), value));
    return this;
  }

  void addAll(Changes others) {
    all.addAll(others.all);
  }

  List<Change<?, ?>> all() {
    return all;
  }
}

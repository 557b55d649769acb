package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the commands of a batch need next. A command is asked before each rank, tells all that it
 * can name by then, and only what belongs to that rank is kept.
 */
public final class Needs {
  private final int rank;
  private final Map<Kind<?, ?>, Set<Object>> keys = new HashMap<>();

  Needs(int rank) {
    this.rank = rank;
  }

  public <K> void of(Kind<K, ?> kind, K key) {
    if (kind.rank() == rank) {
      keys.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(key);
    }
  }

  public <K> void ofAll(Kind<K, ?> kind, Collection<? extends K> several) {
    if (kind.rank() == rank && !several.isEmpty()) {
      keys.computeIfAbsent(kind, k -> new LinkedHashSet<>()).addAll(several);
    }
  }

  Map<Kind<?, ?>, Set<Object>> keys() {
    return keys;
  }
}

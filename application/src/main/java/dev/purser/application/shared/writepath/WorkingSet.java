package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was loaded for the commands of a batch, as the commands before this one have left it. */
public interface WorkingSet {

  <K, V> Optional<V> find(Kind<K, V> kind, K key);

  /**
   * Those of a kind that the commands before this one have made or changed, as they have left them.
   */
  <K, V> Map<K, V> changed(Kind<K, V> kind);

  /** What a decision cannot go on without, because its footprint named it. */
  default <K, V> V get(Kind<K, V> kind, K key) {
    return find(kind, key)
        .orElseThrow(() -> new IllegalStateException(kind + " " + key + " is not loaded"));
  }

  /** Those of the named that exist, in the order of their names. */
  default <K, V> List<V> findAll(Kind<K, V> kind, Collection<K> keys) {
    return keys.stream().map(k -> find(kind, k).orElse(null)).filter(Objects::nonNull).toList();
  }
}

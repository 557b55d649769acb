package dev.purser.application.shared.writepath;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was loaded, as the first parts of one command would leave it for its next parts. Nothing of
 * it is so until the command is accepted with these changes.
 */
public final class Preview implements WorkingSet {
  private final WorkingSet loaded;
  private final Map<Kind<?, ?>, Map<Object, Object>> ahead = new HashMap<>();
  private final Changes changes = new Changes();

  public Preview(WorkingSet loaded) {
    this.loaded = loaded;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> Optional<V> find(Kind<K, V> kind, K key) {
    var ofKind = ahead.get(kind);
    var changed = ofKind == null ? null : (V) ofKind.get(key);
    return changed == null ? loaded.find(kind, key) : Optional.of(changed);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> Map<K, V> changed(Kind<K, V> kind) {
    var changed = new LinkedHashMap<K, V>(loaded.changed(kind));
    changed.putAll((Map<K, V>) ahead.getOrDefault(kind, Map.of()));
    return changed;
  }

  /** Goes on from what a part has left. */
  public void apply(Changes more) {
    changes.addAll(more);
    more.all()
        .forEach(c ->
            ahead.computeIfAbsent(c.kind(), k -> new LinkedHashMap<>()).put(c.key(), c.value()));
  }

  /** What all parts leave together. */
  public Changes changes() {
    return changes;
  }
}

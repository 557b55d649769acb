package dev.purser.application.shared.writepath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The working set of one attempt: what was loaded, and what its commands have made of it. */
final class LoadedSet implements WorkingSet {
  private final Map<Kind<?, ?>, Map<Object, Object>> current = new HashMap<>();
  private final Map<Kind<?, ?>, Map<Object, Object>> created = new HashMap<>();
  private final Map<Kind<?, ?>, Map<Object, Object>> updated = new HashMap<>();

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> Optional<V> find(Kind<K, V> kind, K key) {
    var ofKind = current.get(kind);
    return ofKind == null ? Optional.empty() : Optional.ofNullable((V) ofKind.get(key));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> Map<K, V> changed(Kind<K, V> kind) {
    var changed = new LinkedHashMap<K, V>();
    changed.putAll((Map<K, V>) created.getOrDefault(kind, Map.of()));
    changed.putAll((Map<K, V>) updated.getOrDefault(kind, Map.of()));
    return changed;
  }

  <K, V> void load(Kind<K, V> kind, Map<? extends K, ? extends V> loaded) {
    current.computeIfAbsent(kind, k -> new HashMap<>()).putAll(loaded);
  }

  /** Makes the changes visible to the commands that come after. */
  void apply(Changes changes) {
    changes.all().forEach(this::apply);
  }

  @SuppressWarnings("unchecked")
  <K, V> List<V> createdOf(Kind<K, V> kind) {
    return (List<V>) valuesOf(created, kind);
  }

  @SuppressWarnings("unchecked")
  <K, V> List<V> updatedOf(Kind<K, V> kind) {
    return (List<V>) valuesOf(updated, kind);
  }

  private void apply(Changes.Change<?, ?> change) {
    var kind = change.kind();
    var before = current.computeIfAbsent(kind, k -> new HashMap<>());
    var isNew = before.put(change.key(), change.value()) == null;
    if (change.isNote()) {
      return;
    }
    var news = created.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    var into =
        isNew || news.containsKey(change.key())
            ? news
            : updated.computeIfAbsent(kind, k -> new LinkedHashMap<>());
    into.put(change.key(), change.value());
  }

  private static Collection<Object> valuesOf(
      Map<Kind<?, ?>, Map<Object, Object>> changes, Kind<?, ?> kind) {
    var ofKind = changes.get(kind);
    return ofKind == null ? List.of() : new ArrayList<>(ofKind.values());
  }
}

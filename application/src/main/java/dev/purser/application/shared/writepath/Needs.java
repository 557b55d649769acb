package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What commands need of one kind. A command is asked once per kind, in the order of the kinds'
 * ranks; it tells all that it can name by then, and only what belongs to that kind is kept.
 */
public final class Needs {
  private final Kind<?, ?> kind;
  private final Set<Object> keys = new LinkedHashSet<>();

  Needs(Kind<?, ?> kind) {
    this.kind = kind;
  }

  public <K> void of(Kind<K, ?> asked, K key) {
    if (asked == kind) {
      keys.add(key);
    }
  }

  public <K> void ofAll(Kind<K, ?> asked, Collection<? extends K> several) {
    if (asked == kind) {
      keys.addAll(several);
    }
  }

  Set<Object> keys() {
    return keys;
  }
}

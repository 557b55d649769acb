package dev.purser.application.shared.writepath;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

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

  /** What several need of one kind, as far as that can be told from what is known. */
  @SuppressWarnings("unchecked")
  static <K> Set<K> of(Kind<K, ?> kind, WorkingSet known, Stream<? extends Footprint> footprints) {
    var needs = new Needs(kind);
    footprints.forEach(footprint -> footprint.needs(known, needs));
    return (Set<K>) needs.keys;
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
}

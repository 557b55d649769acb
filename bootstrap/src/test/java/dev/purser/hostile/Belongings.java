package dev.purser.hostile;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A customer and one of everything that can be theirs.
 *
 * @param ids by kind; kinds are called as in paths, such as {@code orders}
 */
record Belongings(Asker owner, String email, String password, Map<String, String> ids) {

  /** Whether things of the kind belong to somebody. */
  boolean have(String kind) {
    return ids.containsKey(kind);
  }

  String id(String kind) {
    return ids.get(kind);
  }

  /** Whatever tells one of them. */
  Set<String> all() {
    return Set.copyOf(ids.values());
  }

  /** As many ids that nothing has. */
  Belongings missing() {
    var unknown =
        ids.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(k -> k, _ -> UUID.randomUUID().toString()));
    return new Belongings(owner, email, password, unknown);
  }
}

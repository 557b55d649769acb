package dev.purser.domain.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures that explain a refusal, by name, in reading order (which is also the order of an
 * answer's fields, so that the same refusal is always the same bytes). Values are texts and {@code
 * Long}s only.
 */
public record Figures(Map<String, Object> byName) {
  public static final Figures NONE = new Figures(Map.of());

  public Figures {
    byName.values().forEach(Figures::requireTextOrLong);
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  public static Figures of(String name, Object value) {
    return NONE.and(name, value);
  }

  public Figures and(String name, Object value) {
    var more = new LinkedHashMap<>(byName);
    more.put(name, value);
    return new Figures(more);
  }

  private static void requireTextOrLong(Object value) {
    if (!(value instanceof String || value instanceof Long)) {
      throw new IllegalArgumentException("a figure is a text or a Long: " + value);
    }
  }
}

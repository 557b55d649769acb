package dev.purser.domain.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures that explain a refusal, by name, in reading order (which is also the order of an
 * answer's fields, so that the same refusal is always the same bytes). Values are texts, {@code
 * Long}s, and lists of further figures.
 */
public record Figures(Map<String, Object> byName) {
  public static final Figures NONE = new Figures(Map.of());

  public Figures {
    byName.values().forEach(Figures::requireFigure);
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

  /** With a list of things that have figures of their own. */
  public Figures and(String name, List<Figures> each) {
    return and(name, (Object) each.stream().map(Figures::byName).toList());
  }

  private static void requireFigure(Object value) {
    switch (value) {
      case String _, Long _ -> {}
      case List<?> several -> several.forEach(Figures::requireFigures);
      default -> throw new IllegalArgumentException("a figure is a text or a Long: " + value);
    }
  }

  private static void requireFigures(Object element) {
    if (!(element instanceof Map<?, ?> figures)) {
      throw new IllegalArgumentException("a list is one of figures: " + element);
    }
    figures
        .values()
        .forEach(value -> {
          if (!(value instanceof String || value instanceof Long)) {
            throw new IllegalArgumentException("a figure is a text or a Long: " + value);
          }
        });
  }
}

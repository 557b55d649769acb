package dev.purser.domain.shared;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client wants kept with an aggregate and Purser does not interpret: names and texts, in the
 * order of their names. At most {@link #MAX_ENTRIES}, names of 1 to {@link #MAX_NAME} and texts of
 * up to {@link #MAX_TEXT} characters.
 */
public record Attributes(Map<String, String> entries) {
  public static final int MAX_ENTRIES = 32;
  public static final int MAX_NAME = 64;
  public static final int MAX_TEXT = 512;

  public static final Attributes NONE = new Attributes(Map.of());

  public Attributes {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException("more than " + MAX_ENTRIES + " attributes");
    }
    entries.forEach(Attributes::requireBounds);
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  private static void requireBounds(String name, String text) {
    if (name.isEmpty() || name.length() > MAX_NAME || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("attribute out of bounds: " + name);
    }
  }
}

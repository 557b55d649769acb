package dev.purser.domain.ordering;

import dev.purser.domain.shared.RefusedException;
import dev.purser.domain.shared.ValueRefusal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where an order goes, in the words of whoever placed it: names and texts, in the order of their
 * names. At most {@link #MAX_ENTRIES}, names of 1 to {@link #MAX_NAME} and texts of up to {@link
 * #MAX_TEXT} characters.
 */
public record ShipTo(Map<String, String> entries) {
  public static final int MAX_ENTRIES = 32;
  public static final int MAX_NAME = 64;
  public static final int MAX_TEXT = 512;

  public static final ShipTo NONE = new ShipTo(Map.of());

  public ShipTo {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException("more than " + MAX_ENTRIES + " texts");
    }
    entries.forEach(ShipTo::requireBounds);
    entries = Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /**
   * The same, changed name by name.
   *
   * @param patch other texts; null for those that go
   * @throws RefusedException {@link ValueRefusal.TooManyAttributes} when it would be too many
   */
  public ShipTo patched(Map<String, @Nullable String> patch) {
    var after = new TreeMap<>(entries);
    patch.forEach((name, text) -> {
      if (text == null) {
        after.remove(name);
      } else {
        after.put(name, text);
      }
    });
    if (after.size() > MAX_ENTRIES) {
      throw new RefusedException(new ValueRefusal.TooManyAttributes());
    }
    return new ShipTo(after);
  }

  private static void requireBounds(String name, String text) {
    if (name.isEmpty() || name.length() > MAX_NAME || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("out of bounds: " + name);
    }
  }
}

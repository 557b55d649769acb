package dev.purser.domain.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants kept with an aggregate and Purser does not interpret: what JSON calls an
 * object. Its values are texts, whole numbers as {@code Long}, booleans, null, lists of such values
 * and further objects, each in the order of its names.
 *
 * <p>There are no fractions, which two clients would hardly read alike; a text keeps them as they
 * are. Whole numbers are within 2^53-1 either side of zero, like amounts, for the same reason.
 */
public record Attributes(Map<String, @Nullable Object> entries) {
  /** In one object. */
  public static final int MAX_ENTRIES = 32;

  public static final int MAX_NAME = 64;
  public static final int MAX_TEXT = 512;
  public static final long MAX_NUMBER = Amount.MAX;

  /** How deep objects and lists stand within each other; the outermost object is the first. */
  public static final int MAX_DEPTH = 8;

  /** In all: texts, numbers, booleans and nulls, and lists and objects, too. */
  public static final int MAX_VALUES = 256;

  /** In all names and texts together, so that 32 texts of any length still fit. */
  public static final int MAX_CHARACTERS = 20_000;

  public static final Attributes NONE = new Attributes(Map.of());

  /** Written out, because what a short form says of null in maps is lost to other modules. */
  public Attributes(Map<String, @Nullable Object> entries) {
    this.entries = new Measure().object(entries, 1);
  }

  /**
   * The same, changed by a merge patch (RFC 7396): objects are changed name by name, everything
   * else is replaced, and what is changed to null goes.
   *
   * @throws RefusedException {@link ValueRefusal.TooManyAttributes} when it would be more than may
   *     be kept; the patch by itself is not
   */
  public Attributes patched(Map<String, @Nullable Object> patch) {
    var after = merged(entries, new Attributes(patch).entries());
    try {
      return new Attributes(after);
    } catch (IllegalArgumentException tooMany) {
      throw new RefusedException(new ValueRefusal.TooManyAttributes());
    }
  }

  private static Map<String, @Nullable Object> merged(Map<?, ?> before, Map<?, ?> patch) {
    var after = new TreeMap<String, @Nullable Object>();
    before.forEach((name, value) -> after.put(String.valueOf(name), value));
    patch.forEach((name, value) -> {
      var key = String.valueOf(name);
      switch (value) {
        case null -> after.remove(key);
        case Map<?, ?> object ->
            after.put(
                key, merged(after.get(key) instanceof Map<?, ?> inner ? inner : Map.of(), object));
        default -> after.put(key, value);
      }
    });
    return after;
  }

  /** Copies values while it counts them. */
  private static final class Measure {
    private int values;
    private int characters;

    Map<String, @Nullable Object> object(Map<?, ?> object, int depth) {
      requireDepth(depth);
      require(object.size() <= MAX_ENTRIES, "more than " + MAX_ENTRIES + " attributes");
      var copy = new TreeMap<String, @Nullable Object>();
      object.forEach((name, value) -> copy.put(name(name), value(value, depth)));
      return Collections.unmodifiableMap(copy);
    }

    private List<@Nullable Object> list(List<?> list, int depth) {
      requireDepth(depth);
      var copy = new ArrayList<@Nullable Object>(list.size());
      list.forEach(value -> copy.add(value(value, depth)));
      return Collections.unmodifiableList(copy);
    }

    private @Nullable Object value(@Nullable Object value, int depth) {
      values++;
      require(values <= MAX_VALUES, "more than " + MAX_VALUES + " values");
      return switch (value) {
        case null -> null;
        case Boolean truth -> truth;
        case Long number -> number(number);
        case String text -> text(text);
        case Map<?, ?> object -> object(object, depth + 1);
        case List<?> list -> list(list, depth + 1);
        default -> throw new IllegalArgumentException("no attribute: " + value.getClass());
      };
    }

    private String name(@Nullable Object name) {
      var text = String.valueOf(name);
      count(text);
      require(!text.isEmpty() && text.length() <= MAX_NAME, "a name out of bounds: " + text);
      return text;
    }

    private String text(String text) {
      count(text);
      require(text.length() <= MAX_TEXT, "a text of more than " + MAX_TEXT + " characters");
      return text;
    }

    private static long number(long number) {
      require(number <= MAX_NUMBER && number >= -MAX_NUMBER, "a number out of bounds: " + number);
      return number;
    }

    private void count(String text) {
      characters += text.length();
      require(characters <= MAX_CHARACTERS, "more than " + MAX_CHARACTERS + " characters");
    }

    private static void requireDepth(int depth) {
      require(depth <= MAX_DEPTH, "nested deeper than " + MAX_DEPTH);
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}

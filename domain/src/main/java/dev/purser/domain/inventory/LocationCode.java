package dev.purser.domain.inventory;

import java.util.Optional;
import java.util.regex.Pattern;

/** The code of a place that holds stock. */
public record LocationCode(String value) implements Comparable<LocationCode> {
  /** The shape of one, for whoever checks input before it becomes one. */
  public static final String SHAPE = "[A-Z0-9][A-Z0-9_-]{0,31}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  /** The location that every installation starts with. */
  public static final LocationCode MAIN = new LocationCode("MAIN");

  public LocationCode {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("not a location code: " + value);
    }
  }

  /** The code; nothing when the text cannot be one. */
  public static Optional<LocationCode> of(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(new LocationCode(text)) : Optional.empty();
  }

  @Override
  public int compareTo(LocationCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

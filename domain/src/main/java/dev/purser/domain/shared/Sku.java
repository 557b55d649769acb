package dev.purser.domain.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** A stock keeping unit: by it catalogue, stock and orders name the same thing. */
public record Sku(String value) implements Comparable<Sku> {
  /** The shape of one, for whoever checks input before it becomes one. */
  public static final String SHAPE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  public Sku {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("not a SKU: " + value);
    }
  }

  /** The SKU; nothing when the text cannot be one. */
  public static Optional<Sku> of(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(new Sku(text)) : Optional.empty();
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package dev.purser.domain.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names a category, in addresses too. It never changes. */
public record CategorySlug(String value) implements Comparable<CategorySlug> {
  /** The shape of one, for whoever checks input before it becomes one. */
  public static final String SHAPE = "[a-z0-9][a-z0-9-]{0,63}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  public CategorySlug {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("not a slug: " + value);
    }
  }

  /** The slug; nothing when the text cannot be one. */
  public static Optional<CategorySlug> of(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(new CategorySlug(text)) : Optional.empty();
  }

  @Override
  public int compareTo(CategorySlug other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

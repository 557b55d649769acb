package dev.purser.domain.shared;

import java.util.Optional;
import java.util.regex.Pattern;

/** The code of what accounts hold, such as {@code CREDIT} or {@code EUR}. */
public record AssetCode(String value) implements Comparable<AssetCode> {
  /** The shape of one, for whoever checks input before it becomes one. */
  public static final String SHAPE = "[A-Z][A-Z0-9_]{0,15}";

  private static final Pattern PATTERN = Pattern.compile(SHAPE);

  /** The asset that every customer has an account in from sign-up on. */
  public static final AssetCode CREDIT = new AssetCode("CREDIT");

  public AssetCode {
    if (!PATTERN.matcher(value).matches()) {
      throw new IllegalArgumentException("not an asset code: " + value);
    }
  }

  /** The code; nothing when the text cannot be one. */
  public static Optional<AssetCode> of(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(new AssetCode(text)) : Optional.empty();
  }

  @Override
  public int compareTo(AssetCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

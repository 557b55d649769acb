package dev.purser.domain.customer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the texts of a profile must keep to. */
final class Bounds {
  private Bounds() {}

  static void requireText(String what, String text, int max) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is not blank");
    }
    requireAtMost(what, text, max);
  }

  static void requireAtMost(String what, @Nullable String text, int max) {
    if (text != null && text.length() > max) {
      throw new IllegalArgumentException(what + " has at most " + max + " characters");
    }
  }

  static void requireShape(String what, @Nullable String text, Pattern shape) {
    if (text != null && !shape.matcher(text).matches()) {
      throw new IllegalArgumentException(what + " looks like " + shape);
    }
  }
}

package dev.purser.application.shared.writepath;

import dev.purser.application.shared.TransactionFault;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names why transactions of batches were rolled back, for figures: there are few such names. */
final class Rollbacks {
  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private Rollbacks() {}

  static String reason(RuntimeException failure) {
    return switch (failure) {
      case TransactionFault fault -> inKebabCase(fault.getClass().getSimpleName());
      case Attempt.KeysTaken _ -> "keys-taken";
      case Attempt.TookTooLong _ -> "took-too-long";
      default -> "unforeseen";
    };
  }

  private static String inKebabCase(String name) {
    return NEXT_WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}

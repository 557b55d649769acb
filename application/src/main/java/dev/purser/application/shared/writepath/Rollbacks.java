package dev.purser.application.shared.writepath;

import dev.purser.application.shared.TransactionFault;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Names why transactions of batches were rolled back, for figures: there are few such names. */
final class Rollbacks {
  private static final String KEYS_TAKEN = "keys-taken";
  private static final String TOOK_TOO_LONG = "took-too-long";
  private static final String UNFORESEEN = "unforeseen";

  private Rollbacks() {}

  /** All that there are. */
  static Set<String> reasons() {
    var reasons = new TreeSet<>(Set.of(KEYS_TAKEN, TOOK_TOO_LONG, UNFORESEEN));
    reasons.addAll(TransactionFault.kinds());
    return Collections.unmodifiableSet(reasons);
  }

  static String reason(RuntimeException failure) {
    return switch (failure) {
      case TransactionFault fault -> fault.kind();
      case Attempt.KeysTaken _ -> KEYS_TAKEN;
      case Attempt.TookTooLong _ -> TOOK_TOO_LONG;
      default -> UNFORESEEN;
    };
  }
}

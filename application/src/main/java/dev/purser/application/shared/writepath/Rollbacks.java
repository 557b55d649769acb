package dev.purser.application.shared.writepath;

import dev.purser.application.shared.TransactionFault;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names why transactions of batches were rolled back, for figures: there are few such names. */
final class Rollbacks {
  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private static final String KEYS_TAKEN = "keys-taken";
  private static final String TOOK_TOO_LONG = "took-too-long";
  private static final String UNFORESEEN = "unforeseen";

  private Rollbacks() {}

  /** All that there are. */
  static Set<String> reasons() {
    var reasons = new TreeSet<>(Set.of(KEYS_TAKEN, TOOK_TOO_LONG, UNFORESEEN));
    kindsOf(TransactionFault.class)
        .forEach(fault -> reasons.add(inKebabCase(fault.getSimpleName())));
    return Collections.unmodifiableSet(reasons);
  }

  private static Stream<Class<?>> kindsOf(Class<?> family) {
    return family.isSealed()
        ? Stream.of(family.getPermittedSubclasses()).flatMap(Rollbacks::kindsOf)
        : Stream.of(family);
  }

  static String reason(RuntimeException failure) {
    return switch (failure) {
      case TransactionFault fault -> inKebabCase(fault.getClass().getSimpleName());
      case Attempt.KeysTaken _ -> KEYS_TAKEN;
      case Attempt.TookTooLong _ -> TOOK_TOO_LONG;
      default -> UNFORESEEN;
    };
  }

  private static String inKebabCase(String name) {
    return NEXT_WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}

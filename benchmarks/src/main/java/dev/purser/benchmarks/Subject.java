package dev.purser.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is measured, each under the same load. */
public enum Subject {
  TRANSFERS("a", "transfers over HTTP"),
  MANY_TOKENS("a", "transfers, 1,000 tokens"),
  SIGN_INS("a", "transfers beside sign-ins"),
  ORDERS("b", "orders over HTTP"),
  UNBATCHED_TRANSFERS("c", "transfers, one per commit"),
  UNBATCHED_ORDERS("c", "orders, one per commit"),
  DATABASE("d", "transfers, database alone"),
  WRITE_PATH("e", "transfers without HTTP"),
  HTTP("f", "transfers without database");

  private final String letter;
  private final String title;

  Subject(String letter, String title) {
    this.letter = letter;
    this.title = title;
  }

  String title() {
    return letter + "  " + title;
  }

  /** Its name on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Without a database there is no row to be hot, and access has nothing to do with rows. */
  boolean hasHotRows() {
    return switch (this) {
      case MANY_TOKENS, SIGN_INS, HTTP -> false;
      case TRANSFERS, ORDERS, UNBATCHED_TRANSFERS, UNBATCHED_ORDERS, DATABASE, WRITE_PATH -> true;
    };
  }

  static String options() {
    return Arrays.stream(values()).map(Subject::option).collect(Collectors.joining(", "));
  }
}

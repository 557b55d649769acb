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
  ORDERS_5("b", "orders of 5 lines"),
  ORDERS_20("b", "orders of 20 lines"),
  LIVES("b", "steps: place, fulfil, return"),
  QUOTES("b", "quotes over HTTP"),
  UNBATCHED_TRANSFERS("c", "transfers, one per commit"),
  UNBATCHED_ORDERS("c", "orders, one per commit"),
  DATABASE("d", "transfers, database alone"),
  WRITE_PATH("e", "transfers without HTTP"),
  HTTP("f", "transfers without database"),
  LOTS_1("g", "transfers, 1 lot"),
  LOTS_10("g", "transfers, 10 lots"),
  LOTS_100("g", "transfers, 100 lots"),
  LOTS_10_SPENT("g", "transfers, 10 lots spent"),
  LEGS_10("g", "transfers of 10 legs"),
  BATCHES("g", "transfers, 1,000 a batch"),
  GROWN_TRANSFERS("h", "transfers, grown books"),
  BALANCE("h", "balance now"),
  BALANCE_AT("h", "balance at an instant"),
  ENTRIES_FIRST("h", "entries, page 1"),
  ENTRIES_DEEP("h", "entries, page 10,000"),
  STATEMENT("h", "statement of 100 entries"),
  SMALL_TRANSFERS("i", "transfers within 512 MB"),
  SMALL_ORDERS("i", "orders within 512 MB");

  /** How many transfers are in a batch. */
  static final int BATCH = 1_000;

  /** More batches at once only wait for each other, and for longer than a command may. */
  private static final int MOST_BATCHES = 4;

  /** More readers at once only wait for the connections of the service to the database. */
  private static final int MOST_READERS = 16;

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
      case MANY_TOKENS,
          SIGN_INS,
          HTTP,
          LOTS_1,
          LOTS_10,
          LOTS_100,
          LOTS_10_SPENT,
          LEGS_10,
          BATCHES,
          GROWN_TRANSFERS,
          BALANCE,
          BALANCE_AT,
          ENTRIES_FIRST,
          ENTRIES_DEEP,
          STATEMENT ->
          false;
      case TRANSFERS,
          ORDERS,
          ORDERS_5,
          ORDERS_20,
          LIVES,
          QUOTES,
          UNBATCHED_TRANSFERS,
          UNBATCHED_ORDERS,
          SMALL_TRANSFERS,
          SMALL_ORDERS,
          DATABASE,
          WRITE_PATH ->
          true;
    };
  }

  /** Over how many connections it is asked for when so many are wanted. */
  int connections(int wanted) {
    return switch (this) {
      case BATCHES -> Math.min(wanted, MOST_BATCHES);
      case BALANCE, BALANCE_AT, ENTRIES_FIRST, ENTRIES_DEEP, STATEMENT ->
          Math.min(wanted, MOST_READERS);
      case TRANSFERS,
          MANY_TOKENS,
          SIGN_INS,
          ORDERS,
          ORDERS_5,
          ORDERS_20,
          LIVES,
          QUOTES,
          UNBATCHED_TRANSFERS,
          UNBATCHED_ORDERS,
          SMALL_TRANSFERS,
          SMALL_ORDERS,
          DATABASE,
          WRITE_PATH,
          HTTP,
          LOTS_1,
          LOTS_10,
          LOTS_100,
          LOTS_10_SPENT,
          LEGS_10,
          GROWN_TRANSFERS ->
          wanted;
    };
  }

  /** How many of what is counted a request does. */
  int perRequest() {
    return this == BATCHES ? BATCH : 1;
  }

  /** Whether it is asked of books that have grown. */
  boolean needsGrownBooks() {
    return switch (this) {
      case GROWN_TRANSFERS, BALANCE, BALANCE_AT, ENTRIES_FIRST, ENTRIES_DEEP, STATEMENT -> true;
      case TRANSFERS,
          MANY_TOKENS,
          SIGN_INS,
          ORDERS,
          ORDERS_5,
          ORDERS_20,
          LIVES,
          QUOTES,
          UNBATCHED_TRANSFERS,
          UNBATCHED_ORDERS,
          SMALL_TRANSFERS,
          SMALL_ORDERS,
          DATABASE,
          WRITE_PATH,
          HTTP,
          LOTS_1,
          LOTS_10,
          LOTS_100,
          LOTS_10_SPENT,
          LEGS_10,
          BATCHES ->
          false;
    };
  }

  static String options() {
    return Arrays.stream(values()).map(Subject::option).collect(Collectors.joining(", "));
  }
}

package dev.purser.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** Requests that read account 0, the one with the longest history, at any instant of it. */
public final class HistoryRequests {
  private static final String ACCOUNT =
      "/v1/accounts/" + ShopRequests.ACCOUNT_PREFIX + ShopRequests.FIRST_NUMBER;
  private static final String INSTANT = "####-##-##T##:##:##.######Z";
  private static final int FIELDS = 7;

  private final SplittableRandom random = new SplittableRandom(20_261_120);
  private final Instant first;
  private final long micros;

  /**
   * Requests over a history.
   *
   * @param first when it begins
   * @param last when it ends
   */
  public HistoryRequests(Instant first, Instant last) {
    this.first = first;
    this.micros = ChronoUnit.MICROS.between(first, last);
  }

  public static Requests balance(String token) {
    var template = RequestTemplate.get(ACCOUNT, token);
    return template::filled;
  }

  public Requests balanceAt(String token) {
    var template = RequestTemplate.get(ACCOUNT + "/balance?at=" + INSTANT, token);
    var numbers = new long[FIELDS];
    return () -> {
      fill(numbers, 0, anyInstant());
      return template.filled(numbers);
    };
  }

  /**
   * A page of entries.
   *
   * @param cursor where it begins; empty for the first
   */
  public static Requests entries(String token, String cursor) {
    var page = cursor.isEmpty() ? "" : "?cursor=" + cursor;
    var template = RequestTemplate.get(entriesPath() + page, token);
    return template::filled;
  }

  /** Where the pages of entries are. */
  public static String entriesPath() {
    return ACCOUNT + "/entries";
  }

  /** A statement of so long a time. */
  public Requests statement(String token, Duration length) {
    var template =
        RequestTemplate.get(ACCOUNT + "/statement?from=" + INSTANT + "&to=" + INSTANT, token);
    var numbers = new long[2 * FIELDS];
    return () -> {
      var from = anyInstant();
      fill(numbers, 0, from);
      fill(numbers, FIELDS, from.plus(length));
      return template.filled(numbers);
    };
  }

  private Instant anyInstant() {
    return first.plus(random.nextLong(micros), ChronoUnit.MICROS);
  }

  private static void fill(long[] numbers, int from, Instant instant) {
    var at = OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    numbers[from] = at.getYear();
    numbers[from + 1] = at.getMonthValue();
    numbers[from + 2] = at.getDayOfMonth();
    numbers[from + 3] = at.getHour();
    numbers[from + 4] = at.getMinute();
    numbers[from + 5] = at.getSecond();
    numbers[from + 6] = at.get(ChronoField.MICRO_OF_SECOND);
  }
}

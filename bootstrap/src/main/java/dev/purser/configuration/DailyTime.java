package dev.purser.configuration;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** When something is done each day, in UTC, if it is. */
public final class DailyTime {
  static final String ALLOWED = "a time of day as 03:30, or off";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private DailyTime() {}

  /**
   * The time that a setting has.
   *
   * @throws InvalidSettingException if it is something else
   */
  public static Optional<LocalTime> of(Settings settings, Setting setting) {
    return settings.text(setting).flatMap(DailyTime::parse);
  }

  /** Nothing if it is off; throws {@code IllegalArgumentException} if it is something else. */
  static Optional<LocalTime> parse(String text) {
    if (text.equals(Format.Choice.OFF)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text, TIME));
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("no time of day: " + text, malformed);
    }
  }
}

package dev.purser.configuration;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much of Purser's own loggers is written, as {@code PURSER_LOG_LEVELS} has it. Those of the
 * libraries below are left alone: some of them tell values of rows and bodies of requests, and so
 * of people.
 */
public final class LogLevels {
  private static final String OURS = "dev.purser";
  private static final Pattern PAIR =
      Pattern.compile(Pattern.quote(OURS) + "(\\.\\w+)*=(ERROR|WARN|INFO|DEBUG)");

  private LogLevels() {}

  /**
   * The level of each logger that is named.
   *
   * @throws InvalidSettingException if a part of it is no logger of ours with a level
   */
  public static Map<String, String> parse(String text) {
    var levels = new TreeMap<String, String>();
    Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .forEach(pair -> {
          if (!PAIR.matcher(pair).matches()) {
            throw new InvalidSettingException(
                "%s holds pairs such as %s.observation=DEBUG with commas between them, of loggers of %s alone, with ERROR, WARN, INFO or DEBUG, not %s."
                    .formatted(Setting.PURSER_LOG_LEVELS, OURS, OURS, text));
          }
          var parts = pair.split("=", 2);
          levels.put(parts[0], parts[1]);
        });
    return levels;
  }
}

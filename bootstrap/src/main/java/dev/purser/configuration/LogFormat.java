package dev.purser.configuration;

import java.util.Arrays;
import java.util.List;

/** How the log is written and with it for whom, as {@code PURSER_LOG_FORMAT} has it. */
public enum LogFormat {
  /** As JSON in the Elastic Common Schema, for a collector that keeps what it gets. */
  ECS("ecs"),
  /** For reading, by whoever sits in front of it. */
  TEXT("text");

  private final String value;

  LogFormat(String value) {
    this.value = value;
  }

  /**
   * The one that is set.
   *
   * @param usual what holds when none is
   * @throws InvalidSettingException if it is set to something else
   */
  public static LogFormat of(Settings settings, LogFormat usual) {
    return settings
        .text(Setting.PURSER_LOG_FORMAT)
        .map(text -> text.equals(ECS.value) ? ECS : TEXT)
        .orElse(usual);
  }

  /** What may be set. */
  static List<String> words() {
    return Arrays.stream(values()).map(format -> format.value).toList();
  }
}

package dev.purser.configuration;

import java.util.Arrays;
import java.util.List;

/** What stands between the service and the server, as {@code PURSER_POOLER} has it. */
public enum Pooler {
  /** Nothing, or a pooler that leaves a connection to whoever has it until they hang up. */
  NONE("off"),
  /**
   * A pooler that gives a connection for one transaction, so that what is set, prepared or locked
   * for a session is somebody else's afterwards.
   */
  TRANSACTION("transaction");

  private final String value;

  Pooler(String value) {
    this.value = value;
  }

  /**
   * The one that is set.
   *
   * @throws InvalidSettingException if it is set to something else
   */
  public static Pooler of(Settings settings) {
    var text = settings.text(Setting.PURSER_POOLER).orElseThrow();
    return text.equals(TRANSACTION.value) ? TRANSACTION : NONE;
  }

  /** What may be set. */
  static List<String> words() {
    return Arrays.stream(values()).map(pooler -> pooler.value).toList();
  }
}

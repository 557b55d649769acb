package dev.purser.configuration;

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
    for (var pooler : values()) {
      if (pooler.value.equals(text)) {
        return pooler;
      }
    }
    throw new InvalidSettingException(
        "%s is %s or %s, not %s."
            .formatted(Setting.PURSER_POOLER, NONE.value, TRANSACTION.value, text));
  }
}

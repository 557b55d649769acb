package dev.purser.configuration;

/**
 * Every environment variable that Purser reads. {@code docs/configuration.md} has the same table,
 * which a test keeps true.
 */
public enum Setting {
  PORT("8080", "Port that the service listens on."),
  DATABASE_URL(
      "",
      "PostgreSQL to use, as jdbc:postgresql://, postgresql:// or postgres://. Without it, run"
          + " starts a server of its own and serve refuses to start."),
  PURSER_DATA(".purser", "Folder of the server that run starts, and of generated keys."),
  PURSER_DATABASE_PORT("54325", "Port of the server that run starts; a free one if it is taken."),
  PURSER_DEMO("on", "on: run fills an empty database with a demonstration shop; off: it does not."),
  PURSER_POOL_SIZE("10", "Connections to the database."),
  PURSER_COMMITTERS("2", "Batches of commands that are committed side by side."),
  PURSER_BATCH_WEIGHT("1000", "Rows that one batch touches at the most, about; 1 turns it off."),
  PURSER_QUEUE_LIMIT("5000", "Commands that may wait; more are answered 503 overloaded."),
  PURSER_COMMAND_DEADLINE_SECONDS("10", "How long a command may wait before it is withdrawn."),
  PURSER_CURSOR_SECRET(
      "",
      "What list cursors are signed with, 32 characters or more, the same on every instance."
          + " Without it run keeps one in PURSER_DATA and serve draws one per start.");

  private final String defaultValue;
  private final String meaning;

  Setting(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** What holds when the variable is not set; empty for nothing. */
  public String defaultValue() {
    return defaultValue;
  }

  public String meaning() {
    return meaning;
  }
}

package dev.purser.configuration;

import java.util.Optional;

/** Which database the settings name, and as whom it is used. */
public final class DatabaseSettings {
  private final Settings settings;

  public DatabaseSettings(Settings settings) {
    this.settings = settings;
  }

  /** For the service, if one is named. */
  public Optional<DatabaseUrl> service() {
    return settings.text(Setting.DATABASE_URL).map(DatabaseUrl::parse);
  }

  /**
   * For the service.
   *
   * @throws InvalidSettingException with that sentence if none is named
   */
  public DatabaseUrl requireService(String otherwise) {
    return service().orElseThrow(() -> new InvalidSettingException(otherwise));
  }

  /** The same database for whoever owns the schema, if one is named. */
  public Optional<DatabaseUrl> owner() {
    return settings.text(Setting.PURSER_MIGRATION_URL).map(DatabaseUrl::parse).or(this::service);
  }

  /**
   * The same database for whoever owns the schema.
   *
   * @throws InvalidSettingException if none is named for that command
   */
  public DatabaseUrl requireOwner(String command) {
    return owner()
        .orElseThrow(() ->
            new InvalidSettingException(
                "%s needs %s or %s, the database that it is for."
                    .formatted(command, Setting.PURSER_MIGRATION_URL, Setting.DATABASE_URL)));
  }
}

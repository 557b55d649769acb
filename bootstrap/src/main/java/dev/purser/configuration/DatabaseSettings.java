package dev.purser.configuration;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which database the settings name, and as whom it is used. */
public final class DatabaseSettings {
  private final Settings settings;

  public DatabaseSettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * For the service, if one is named.
   *
   * @throws InvalidDatabaseUrlException if what is named cannot be used
   * @throws InvalidSettingException if it would be spoken to in the clear over a network
   */
  public Optional<DatabaseUrl> service() {
    return named(Setting.DATABASE_URL, servicePasswords());
  }

  /**
   * For the service.
   *
   * @throws InvalidSettingException with that sentence if none is named
   */
  public DatabaseUrl requireService(String otherwise) {
    return service().orElseThrow(() -> new InvalidSettingException(otherwise));
  }

  /** The file that the service's password stands in, if it stands in one. */
  public Optional<PasswordFile> servicePasswords() {
    return file(Setting.PURSER_DATABASE_PASSWORD_FILE);
  }

  /**
   * The same database for whoever owns the schema, if one is named.
   *
   * @throws InvalidSettingException if what is named is a pooler, which no migration survives
   */
  public Optional<DatabaseUrl> owner() {
    var named = named(Setting.PURSER_MIGRATION_URL, file(Setting.PURSER_MIGRATION_PASSWORD_FILE));
    if (named.isEmpty() && Pooler.of(settings) == Pooler.TRANSACTION) {
      throw new InvalidSettingException(
          "%s names a pooler, and what works on the database itself does not go through one; set %s to the server's own URL."
              .formatted(Setting.DATABASE_URL, Setting.PURSER_MIGRATION_URL));
    }
    return named.or(this::service);
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

  private Optional<PasswordFile> file(Setting setting) {
    return settings.text(setting).map(Path::of).map(PasswordFile::new);
  }

  private Optional<DatabaseUrl> named(Setting setting, Optional<PasswordFile> passwords) {
    return settings
        .text(setting)
        .map(DatabaseUrl::parse)
        .map(this::spokenToSafely)
        .map(url -> passwords.map(file -> with(url, file.read())).orElse(url));
  }

  private DatabaseUrl spokenToSafely(DatabaseUrl url) {
    var transport = DatabaseTransport.of(url);
    if (transport.isOpenToOthers() && !settings.isOn(Setting.PURSER_DATABASE_PLAINTEXT)) {
      throw new InvalidSettingException(
          "The database at %s is on another machine, and its URL does not insist on TLS; add sslmode=verify-full and sslrootcert to it, or set %s=on where nobody else is on the network."
              .formatted(
                  String.join(", ", transport.remoteHosts()), Setting.PURSER_DATABASE_PLAINTEXT));
    }
    return url;
  }

  /** Of two passwords the one with which the database lets in; both may be right at their time. */
  private static DatabaseUrl with(DatabaseUrl url, List<String> passwords) {
    return passwords.stream()
        .map(password -> new DatabaseUrl(url.jdbcUrl(), url.user(), password))
        .filter(login -> passwords.size() == 1 || letsIn(login))
        .findFirst()
        .orElseGet(() -> new DatabaseUrl(url.jdbcUrl(), url.user(), passwords.getFirst()));
  }

  private static boolean letsIn(DatabaseUrl login) {
    try (var connection =
        DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password())) {
      return !connection.isClosed();
    } catch (SQLException refused) {
      return false;
    }
  }
}

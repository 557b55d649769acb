package dev.purser.embedded;

import dev.purser.configuration.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;

/** The data directory with its superuser, their password, and the one database of Purser in it. */
final class Cluster {

  private static final String USER = "purser";
  private static final String DATABASE = "purser";
  private static final String MAINTENANCE_DATABASE = "postgres";

  private static final int PASSWORD_BYTES = 24;
  private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(3);

  private static final String DATABASE_EXISTS =
      """
      SELECT 1
      FROM pg_database
      WHERE datname = '%s'
      """
          .formatted(DATABASE);

  private static final String NEWEST_REPLAYED =
      """
      SELECT pg_last_xact_replay_timestamp()
      """;

  private final String password;

  private Cluster(String password) {
    this.password = password;
  }

  static Cluster openOrCreate(DataFolder folder, Programs programs, Consumer<String> progress)
      throws IOException {
    if (!Files.exists(folder.cluster())) {
      progress.accept("Creating the database in " + folder.root() + " (once)");
      create(folder, programs);
    } else if (!Files.exists(folder.password())) {
      throw new EmbeddedDatabaseException(
          "The folder "
              + folder.root()
              + " holds a database but no longer its password file; bring the file back from a"
              + " backup.");
    }
    return new Cluster(Files.readString(folder.password()).strip());
  }

  /** A first start that was cut short leaves a draft only, and begins anew. */
  private static void create(DataFolder folder, Programs programs) throws IOException {
    writePassword(folder.password());
    Path draft = DataFolder.draftOf(folder.cluster());
    programs.run(
        INITDB_TIMEOUT,
        "initdb",
        "--pgdata=" + draft,
        "--username=" + USER,
        "--pwfile=" + folder.password(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--data-checksums");
    ServerSettings.includeIn(draft);
    DataFolder.finish(draft, folder.cluster());
  }

  private static void writePassword(Path file) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Path draft = DataFolder.draftOf(file);
    Files.createFile(draft, DataFolder.ownerOnly("rw-------"));
    Files.writeString(
        draft,
        Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
        StandardOpenOption.SYNC);
    DataFolder.finish(draft, file);
  }

  /** Creates Purser's database on the running server, where it is missing, and says where it is. */
  DatabaseUrl createDatabase(int port) {
    DatabaseUrl url = urlOf(DATABASE, port);
    try {
      createDatabase(urlOf(MAINTENANCE_DATABASE, port));
      try (Connection connection = connect(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      }
      return url;
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException(
          "The started PostgreSQL cannot be used: " + e.getMessage() + ".", e);
    }
  }

  /** Where Purser's database is on the running server. */
  DatabaseUrl url(int port) {
    return urlOf(DATABASE, port);
  }

  /** Whether the running server lets anybody in yet. */
  boolean takesConnections(int port) {
    try (Connection connection = connect(urlOf(MAINTENANCE_DATABASE, port))) {
      return !connection.isClosed();
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** When the newest change was made that the running server replayed from a log. */
  Optional<Instant> newestReplayed(int port) {
    try (Connection connection = connect(urlOf(MAINTENANCE_DATABASE, port));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(NEWEST_REPLAYED)) {
      row.next();
      return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    } catch (SQLException e) {
      throw new EmbeddedDatabaseException(
          "The restored PostgreSQL cannot be used: " + e.getMessage() + ".", e);
    }
  }

  private void createDatabase(DatabaseUrl maintenance) throws SQLException {
    try (Connection connection = connect(maintenance);
        Statement statement = connection.createStatement()) {
      boolean exists;
      try (ResultSet rows = statement.executeQuery(DATABASE_EXISTS)) {
        exists = rows.next();
      }
      if (!exists) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  private DatabaseUrl urlOf(String database, int port) {
    String address = Ports.LOOPBACK + ":" + port;
    return new DatabaseUrl("jdbc:postgresql://" + address + "/" + database, USER, password);
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
  }
}

package dev.purser.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The server's settings, in a file of their own that every start writes anew. What an operator adds
 * at the end of {@code postgresql.conf} stays and wins.
 */
final class ServerSettings {

  private static final String FILE = "purser.conf";

  private static final String SETTINGS =
      """
      # Written at every start of Purser; put settings of your own at the end of postgresql.conf.
      listen_addresses = '%s'
      port = %d
      # No socket files: their paths have a length limit, and TCP serves everybody.
      unix_socket_directories = ''

      # An answered commit is on disk.
      fsync = on
      synchronous_commit = on
      full_page_writes = on

      # For a service that shares its machine with the database.
      max_connections = 100
      shared_buffers = 256MB
      effective_cache_size = 1GB
      max_wal_size = 2GB
      checkpoint_timeout = 15min
      random_page_cost = 1.1
      # Statements are short: compiling them costs more than it saves.
      jit = off

      shared_preload_libraries = 'pg_stat_statements'
      timezone = 'UTC'
      log_timezone = 'UTC'
      log_line_prefix = '%%m [%%p] '
      """;

  /** The library writes each segment whole or not at all, and never over another one. */
  private static final String ARCHIVING =
      """

      archive_mode = on
      archive_library = 'basic_archive'
      basic_archive.archive_directory = '%s'
      archive_timeout = %d
      """;

  private ServerSettings() {}

  /** Makes a new data directory read the file. */
  static void includeIn(Path cluster) throws IOException {
    Files.writeString(
        cluster.resolve("postgresql.conf"),
        "\ninclude_if_exists = '" + FILE + "'\n",
        StandardOpenOption.APPEND,
        StandardOpenOption.SYNC);
  }

  /** Writes them, and such as only some servers have. */
  static void write(Path cluster, int port, String more) throws IOException {
    Files.writeString(cluster.resolve(FILE), SETTINGS.formatted(Ports.LOOPBACK, port) + more);
  }

  /** What has the log archived, where there is a folder for it. */
  static String archiving(EmbeddedSettings settings) throws IOException {
    if (settings.backups() == null) {
      return "";
    }
    var log = BackupFolder.prepare(settings.backups()).log();
    return ARCHIVING.formatted(quoted(log), settings.archiveTimeout().toSeconds());
  }

  /** A path as it stands between single quotes. */
  static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }
}

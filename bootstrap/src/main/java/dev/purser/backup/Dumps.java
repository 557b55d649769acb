package dev.purser.backup;

import dev.purser.configuration.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;

/** Logical backups of a database in a folder: all of its rows, as of one instant, in one file. */
public final class Dumps {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'dump-'uuuuMMdd'T'HHmmss'Z.dump'").withZone(ZoneOffset.UTC);

  /** Any release can read what its own or an older pg_dump wrote. */
  private static final int ANY_RELEASE = 1;

  private final Path folder;

  public Dumps(Path folder) {
    this.folder = folder;
  }

  /**
   * A dump that is whole.
   *
   * @param takenAt to the second, rounded down: everything in it was committed about then or before
   */
  public record Dump(Path file, Instant takenAt) {}

  /**
   * Takes one, as whoever the URL logs in as, who has to be able to read every table.
   *
   * @throws BackupException if that cannot be done, with a sentence that says why
   */
  public Dump take(DatabaseUrl database, Instant now) {
    var program = PostgresProgram.find("pg_dump", releaseOf(database));
    var target = folder.resolve(NAME.format(now));
    var draft = target.resolveSibling(target.getFileName() + ".unfinished");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      program.run(database, "--format=custom", "--no-password", "--file=" + draft);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      return at(target).orElseThrow();
    } catch (IOException failed) {
      throw new BackupException("The dump could not be written to %s.".formatted(target), failed);
    }
  }

  /** The newest one. */
  public Optional<Dump> newest() {
    try (var files = Files.list(folder)) {
      return files.flatMap(file -> at(file).stream()).max(Comparator.comparing(Dump::takenAt));
    } catch (IOException noFolder) {
      return Optional.empty();
    }
  }

  /**
   * Puts the rows of a dump into an empty database.
   *
   * @throws BackupException if they do not all get there
   */
  public static void restore(Dump dump, DatabaseUrl into) {
    PostgresProgram.find("pg_restore", ANY_RELEASE)
        .run(
            into,
            "--no-password",
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--dbname=" + databaseOf(into),
            dump.file().toString());
  }

  private static String databaseOf(DatabaseUrl url) {
    return url.jdbcUrl().replaceAll("^.*/|\\?.*$", "");
  }

  private static Optional<Dump> at(Path file) {
    try {
      var name = file.getFileName().toString();
      return Optional.of(new Dump(file, NAME.parse(name, Instant::from)));
    } catch (DateTimeException somethingElse) {
      return Optional.empty();
    }
  }

  private static int releaseOf(DatabaseUrl url) {
    try (var connection = DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password())) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException away) {
      throw new BackupException("The database does not answer: " + away.getMessage(), away);
    }
  }
}

package dev.purser.backup;

import dev.purser.configuration.DatabaseUrl;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * One of PostgreSQL's client programs as it is installed on this machine.
 *
 * @param major its release
 */
record PostgresProgram(Path path, int major) {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
  private static final int SHOWN_LINES = 3;

  /** Where distributions keep those of several releases side by side. */
  private static final Path RELEASES = Path.of("/usr/lib/postgresql");

  /** What the driver calls a parameter of a connection, and libpq's environment. */
  private static final Map<PGProperty, String> ENVIRONMENT =
      Map.of(
          PGProperty.PG_HOST, "PGHOST",
          PGProperty.PG_PORT, "PGPORT",
          PGProperty.PG_DBNAME, "PGDATABASE",
          PGProperty.SSL_MODE, "PGSSLMODE",
          PGProperty.SSL_ROOT_CERT, "PGSSLROOTCERT",
          PGProperty.SSL_CERT, "PGSSLCERT",
          PGProperty.SSL_KEY, "PGSSLKEY");

  /**
   * The newest of that name.
   *
   * @param least the release that it has to be of, at the least
   * @throws BackupException if there is none
   */
  static PostgresProgram find(String name, int least) {
    var all = installed(name);
    return all.stream()
        .max(Comparator.comparingInt(PostgresProgram::major))
        .filter(newest -> newest.major() >= least)
        .orElseThrow(() ->
            new BackupException(
                "This needs %s of PostgreSQL %d or newer, and there is %s; install it (Debian's package is postgresql-client-%d) or put it on the PATH."
                    .formatted(name, least, enumerated(all), least)));
  }

  private static String enumerated(List<PostgresProgram> all) {
    return all.isEmpty()
        ? "none"
        : all.stream()
            .map(program -> "that of %d at %s".formatted(program.major(), program.path()))
            .collect(Collectors.joining(", "));
  }

  private static List<PostgresProgram> installed(String name) {
    return folders()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .flatMap(path -> versionOf(path).map(major -> new PostgresProgram(path, major)).stream())
        .toList();
  }

  private static Stream<Path> folders() {
    var onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(releases().map(release -> release.resolve("bin")), onPath).distinct();
  }

  private static Stream<Path> releases() {
    try (var releases = Files.list(RELEASES)) {
      return releases.toList().stream();
    } catch (IOException none) {
      return Stream.empty();
    }
  }

  private static Optional<Integer> versionOf(Path path) {
    try {
      var process = new ProcessBuilder(path.toString(), "--version").start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var version = VERSION.matcher(said);
      return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  /**
   * Runs it to its end. Where the database is goes through the environment, as every user of the
   * machine can read the arguments of a process.
   *
   * @throws BackupException if it fails, with the last of what it printed
   */
  void run(DatabaseUrl database, String... arguments) {
    var command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    try {
      var said = Files.createTempFile("purser-", ".log");
      try {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(environment(database));
        if (!succeeds(builder.start())) {
          throw new BackupException("%s failed: %s".formatted(path.getFileName(), lastLines(said)));
        }
      } finally {
        Files.delete(said);
      }
    } catch (IOException failed) {
      throw new BackupException("%s could not be run.".formatted(path), failed);
    }
  }

  private static boolean succeeds(Process process) {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String lastLines(Path said) throws IOException {
    var lines = Files.readString(said).lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty()
        ? "it printed nothing."
        : String.join(" / ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }

  private static Map<String, String> environment(DatabaseUrl database) {
    var environment = new HashMap<String, String>();
    var properties = Driver.parseURL(database.jdbcUrl(), new Properties());
    if (properties == null) {
      throw new BackupException("The JDBC driver does not understand the database URL.");
    }
    ENVIRONMENT.forEach(
        (property, name) -> put(environment, name, property.getOrDefault(properties)));
    put(environment, "PGUSER", database.user());
    put(environment, "PGPASSWORD", database.password());
    environment.put("LC_ALL", "C");
    return environment;
  }

  private static void put(Map<String, String> environment, String name, @Nullable String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }
}

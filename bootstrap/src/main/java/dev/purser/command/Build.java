package dev.purser.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What this program was built of, as Maven has written it down.
 *
 * @param commit the full id; empty where there was no git repository
 * @param modified whether what was built differs from that commit
 */
record Build(String version, String commit, boolean modified) {
  private static final String MODIFIED = "-modified";
  private static final String RESOURCE = "/dev/purser/build.properties";

  static Build ofThisProgram() {
    var properties = new Properties();
    try (var resource = Objects.requireNonNull(Build.class.getResourceAsStream(RESOURCE))) {
      properties.load(resource);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The version cannot be read.", unreadable);
    }
    return of(properties);
  }

  static Build of(Properties properties) {
    var commit = properties.getProperty("commit");
    return new Build(
        properties.getProperty("version"), commit.replace(MODIFIED, ""), commit.endsWith(MODIFIED));
  }

  @Override
  public String toString() {
    if (commit.isEmpty()) {
      return "purser %s, built without git, so that its commit is not known".formatted(version);
    }
    return "purser %s, commit %s%s"
        .formatted(version, commit, modified ? " with changes that were not committed" : "");
  }
}

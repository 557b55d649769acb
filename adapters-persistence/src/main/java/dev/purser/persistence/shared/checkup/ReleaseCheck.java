package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;

/** The server's release is one that this release of Purser is tested with. */
record ReleaseCheck(int oldest, int newest) implements Check {
  private static final String RELEASE =
      """
      SELECT current_setting('server_version_num')::integer / 10000 AS major,
             current_setting('server_version') AS version
      """;

  private record Release(int major, String version) {}

  @Override
  public String name() {
    return "release";
  }

  @Override
  public Finding examine(Sql sql) {
    var release =
        sql.query(RELEASE, row -> new Release(row.getInt("major"), row.getString("version")))
            .getFirst();
    var found = "The server is PostgreSQL %s.".formatted(release.version());
    return release.major() >= oldest && release.major() <= newest
        ? Finding.met(name(), found)
        : Finding.notMet(
            name(),
            found,
            "Use a release from %d to %d, at its latest minor release.".formatted(oldest, newest));
  }
}

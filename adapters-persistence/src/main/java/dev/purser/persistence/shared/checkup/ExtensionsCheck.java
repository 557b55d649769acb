package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.List;

/**
 * The extensions are there and as new as the server has them: after an upgrade of the server they
 * stay what they were until somebody updates them.
 */
record ExtensionsCheck() implements Check {
  private static final String LACKING =
      """
      SELECT wanted.name,
             extensions.installed_version IS NOT NULL AS installed
      FROM (VALUES ('pg_trgm'), ('pg_stat_statements'), ('amcheck')) AS wanted (name)
      LEFT JOIN pg_available_extensions extensions ON extensions.name = wanted.name
      WHERE extensions.installed_version IS DISTINCT FROM extensions.default_version
         OR extensions.name IS NULL
      ORDER BY wanted.name
      """;

  private record Lacking(String name, boolean installed) {
    String remedy() {
      return installed
          ? "ALTER EXTENSION %s UPDATE".formatted(name)
          : "CREATE EXTENSION %s".formatted(name);
    }
  }

  @Override
  public String name() {
    return "extensions";
  }

  @Override
  public Finding examine(Sql sql) {
    var lacking =
        sql.query(LACKING, row -> new Lacking(row.getString("name"), row.getBoolean("installed")));
    return lacking.isEmpty()
        ? Finding.met(name(), "pg_trgm, pg_stat_statements and amcheck are there, and current.")
        : Finding.notMet(
            name(), "Missing or older than the server: " + named(lacking) + ".", remedy(lacking));
  }

  private static String named(List<Lacking> lacking) {
    return Names.of(lacking.stream().map(Lacking::name).toList());
  }

  private static String remedy(List<Lacking> lacking) {
    return "As a superuser of this database: "
        + String.join("; ", lacking.stream().map(Lacking::remedy).toList())
        + ". pg_stat_statements also belongs into shared_preload_libraries.";
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The statements that the role spends its time with are planned without reading a large table as a
 * whole. They come from pg_stat_statements, and are planned as they are and never run.
 *
 * @param rows how many a large table has, at the least
 */
record PlansCheck(long rows) implements Check {
  /** Of EXPLAIN (GENERIC_PLAN), which plans a statement whose parameters nobody knows. */
  private static final int FIRST_RELEASE = 160_000;

  private static final int LONGEST_STATEMENT = 20_000;

  private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (\\w+)");

  private static final String ABLE =
      """
      SELECT current_setting('server_version_num')::integer AS release,
             to_regclass('pg_stat_statements') IS NOT NULL AS watching
      """;

  private static final String HOT =
      """
      SELECT query
      FROM pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND userid = (SELECT oid FROM pg_roles WHERE rolname = current_user)
        AND query ~* '^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\M'
        AND query !~ 'pg_stat_statements'
        AND strpos(query, ';') = 0
        AND length(query) <= %d
        AND calls >= 10
      ORDER BY total_exec_time DESC
      LIMIT 20
      """;

  private static final String PLAN =
      """
      EXPLAIN (GENERIC_PLAN, COSTS OFF)
      %s
      """;

  private static final String LARGE =
      """
      SELECT relname
      FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= %d
      """;

  private static final String SAVE =
      """
      SAVEPOINT planned
      """;

  private static final String BACK =
      """
      ROLLBACK TO SAVEPOINT planned
      """;

  private record Able(int release, boolean watching) {}

  @Override
  public String name() {
    return "plans";
  }

  @Override
  public Finding examine(Sql sql) {
    var able =
        sql.query(ABLE, row -> new Able(row.getInt("release"), row.getBoolean("watching")))
            .getFirst();
    if (!able.watching()) {
      return Finding.notMet(
          name(),
          "Nobody watches statements: pg_stat_statements is missing.",
          "Add it to shared_preload_libraries, restart, and CREATE EXTENSION pg_stat_statements.");
    }
    if (able.release() < FIRST_RELEASE) {
      return Finding.unknown(
          name(),
          "Only PostgreSQL 16 and newer plan a statement without its parameters.",
          "EXPLAIN the first statements of pg_stat_statements by hand.");
    }
    return judge(sql.query(HOT.formatted(LONGEST_STATEMENT), row -> row.getString("query")), sql);
  }

  private Finding judge(List<String> hot, Sql sql) {
    var large = sql.query(LARGE.formatted(rows), row -> row.getString("relname"));
    var whole = new TreeSet<String>();
    var planned = 0;
    for (var statement : hot) {
      var read = tablesReadWhole(statement, sql);
      planned += read.isPresent() ? 1 : 0;
      read.stream().flatMap(List::stream).filter(large::contains).forEach(whole::add);
    }
    if (!whole.isEmpty()) {
      return Finding.notMet(
          name(),
          "Hot statements read these as a whole: " + Names.of(List.copyOf(whole)) + ".",
          "ANALYZE them; if it stays so, EXPLAIN the statements in pg_stat_statements and give"
              + " them an index by a migration.");
    }
    return planned == 0
        ? Finding.unknown(
            name(),
            "Of the %d hottest statements none could be planned.".formatted(hot.size()),
            "Look again when the service has worked for a while, as the role that it logs in as.")
        : Finding.met(
            name(),
            "Of the %d hottest statements %d could be planned, and none of them reads a large table as a whole."
                .formatted(hot.size(), planned));
  }

  /** Nothing, if it cannot be planned without its parameters. */
  private static Optional<List<String>> tablesReadWhole(String statement, Sql sql) {
    sql.update(SAVE);
    try {
      return Optional.of(
          sql.query(PLAN.formatted(statement), row -> row.getString(1)).stream()
              .flatMap(line -> WHOLE_TABLE.matcher(line).results())
              .map(match -> match.group(1))
              .toList());
    } catch (RuntimeException notPlanned) {
      return Optional.empty();
    } finally {
      sql.update(BACK);
    }
  }
}

package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.util.ArrayList;
import java.util.List;
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
    var whole = new ArrayList<String>();
    for (var statement : hot) {
      tablesReadWhole(statement, sql).stream()
          .filter(large::contains)
          .filter(table -> !whole.contains(table))
          .forEach(whole::add);
    }
    return whole.isEmpty()
        ? Finding.met(
            name(),
            "None of the %d hottest statements reads a large table as a whole."
                .formatted(hot.size()))
        : Finding.notMet(
            name(),
            "Hot statements read these as a whole: " + Names.of(whole) + ".",
            "ANALYZE them; if it stays so, EXPLAIN the statements in pg_stat_statements and give"
                + " them an index by a migration.");
  }

  /** What cannot be planned without its parameters is left out. */
  private static List<String> tablesReadWhole(String statement, Sql sql) {
    sql.update(SAVE);
    try {
      return sql.query(PLAN.formatted(statement), row -> row.getString(1)).stream()
          .flatMap(line -> WHOLE_TABLE.matcher(line).results())
          .map(match -> match.group(1))
          .toList();
    } catch (RuntimeException notPlanned) {
      return List.of();
    } finally {
      sql.update(BACK);
    }
  }
}

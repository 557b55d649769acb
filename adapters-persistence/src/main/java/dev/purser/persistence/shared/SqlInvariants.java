package dev.purser.persistence.shared;

import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.InvariantStanding;
import dev.purser.application.shared.Invariants;
import dev.purser.application.shared.TransactionFault;
import dev.purser.application.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every feature's invariants on one snapshot, one check at a time per database. */
final class SqlInvariants implements Invariants {
  private static final Logger LOG = LoggerFactory.getLogger(SqlInvariants.class);

  /** What no other lock of the application uses. */
  static final long CHECK_LOCK = 0x505552534552_0001L;

  private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(60);

  /** The server has the first word about what takes too long. */
  private static final Duration SILENCE = CHECK_TIMEOUT.plusSeconds(15);

  /** Longer than a batch lives and than the clocks of instances differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /**
   * Plans know the scope, which decides whether they read everything or what is recent, and may
   * read tables from end to end. Who waits for another check waits as long as that may take.
   */
  private static final String PREPARE =
      """
      SELECT set_config('statement_timeout', ?, true), set_config('lock_timeout', '0', true),
             set_config('work_mem', '64MB', true),
             set_config('plan_cache_mode', 'force_custom_plan', true),
             set_config('enable_seqscan', 'on', true)
      """;

  private static final String ONE_AT_A_TIME =
      """
      SELECT pg_advisory_xact_lock(?)
      """;

  private static final String NOW =
      """
      SELECT clock_timestamp() AS now
      """;

  private static final String LAST_FULL =
      """
      SELECT checked_at
      FROM invariant_checks
      """;

  private static final String NOTE_FULL =
      """
      INSERT INTO invariant_checks (checked_at)
      VALUES (?)
      ON CONFLICT (only_row) DO UPDATE SET checked_at = EXCLUDED.checked_at
      """;

  /** Of two checks that end in another order than they began, the later one stands. */
  private static final String NOTE_RESULT =
      """
      INSERT INTO invariant_results (scope, checked_at, broken)
      VALUES (?, ?, ?)
      ON CONFLICT (scope) DO UPDATE
      SET checked_at = EXCLUDED.checked_at, broken = EXCLUDED.broken
      WHERE invariant_results.checked_at < EXCLUDED.checked_at
      """;

  private static final String RESULTS =
      """
      SELECT scope, checked_at, broken
      FROM invariant_results
      """;

  /**
   * Planned without regard to the limit, which would favour plans that begin fast and never end.
   */
  private static final String LIMITED =
      """
      WITH counterexamples AS MATERIALIZED (
      %s
      )
      SELECT *
      FROM counterexamples
      LIMIT %d
      """;

  private final Sql sql;
  private final Transactions transactions;
  private final List<InvariantQuery> queries;

  SqlInvariants(Sql sql, Transactions transactions, List<InvariantQuery> queries) {
    this.sql = sql;
    this.transactions = transactions;
    this.queries = List.copyOf(queries);
  }

  @Override
  public InvariantReport check(InvariantScope scope) {
    var checked = transactions.snapshot(() -> checkAll(scope));
    try {
      var _ = transactions.write(() -> note(checked));
    } catch (TransactionFault full) {
      LOG.warn("it was not noted what a check of the invariants found: {}", full.toString());
    }
    return checked.report();
  }

  @Override
  public InvariantStanding standing() {
    var results = transactions.read(() -> sql.query(RESULTS, Result::of));
    return new InvariantStanding(
        Result.find(results, InvariantScope.FULL), Result.find(results, InvariantScope.RECENT));
  }

  /** A row of what the last checks found. */
  private record Result(String scope, InvariantStanding.Check check) {
    static Result of(ResultSet row) throws SQLException {
      var checkedAt = Columns.instant(row, "checked_at");
      return new Result(
          row.getString("scope"), new InvariantStanding.Check(checkedAt, row.getInt("broken")));
    }

    static Optional<InvariantStanding.Check> find(List<Result> all, InvariantScope scope) {
      return all.stream()
          .filter(result -> result.scope().equals(scope.name()))
          .map(Result::check)
          .findFirst();
    }
  }

  /** What was found, and of how much. */
  private record Checked(InvariantScope scope, InvariantReport report) {}

  private Checked checkAll(InvariantScope scope) {
    sql.allowSilence(SILENCE);
    sql.query(PREPARE, row -> row.getString(1), Parameter.of(CHECK_TIMEOUT.toMillis() + "ms"));
    sql.query(ONE_AT_A_TIME, row -> "", Parameter.of(CHECK_LOCK));
    var now = sql.query(NOW, row -> Columns.instant(row, "now")).getFirst();
    var since = since(scope);
    var first = Parameter.of(since.orElse(null));
    var report =
        new InvariantReport(now, queries.stream().map(query -> find(query, first)).toList());
    return new Checked(since.isPresent() ? scope : InvariantScope.FULL, report);
  }

  private Finding find(InvariantQuery query, Parameter since) {
    var limited = LIMITED.formatted(query.counterexamples(), Finding.MAX_COUNTEREXAMPLES);
    return new Finding(query.name(), sql.query(limited, SqlInvariants::counterexample, since));
  }

  private Optional<UUID> since(InvariantScope scope) {
    return switch (scope) {
      case FULL -> Optional.empty();
      case RECENT ->
          sql.query(LAST_FULL, row -> Columns.instant(row, "checked_at")).stream()
              .findFirst()
              .map(last -> leastIdOf(last.minus(OVERLAP)));
    };
  }

  private int note(Checked checked) {
    var report = checked.report();
    var checkedAt = Parameter.of(report.checkedAt());
    if (checked.scope() == InvariantScope.FULL && report.holds()) {
      var _ = sql.update(NOTE_FULL, checkedAt);
    }
    return sql.update(
        NOTE_RESULT,
        Parameter.of(checked.scope().name()),
        checkedAt,
        Parameter.of(report.broken().size()));
  }

  /** The least UUID of version 7 that is made at an instant. */
  private static UUID leastIdOf(Instant instant) {
    return new UUID(instant.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  private static Map<String, String> counterexample(ResultSet row) throws SQLException {
    var columns = new LinkedHashMap<String, String>();
    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      @Nullable String value = row.getString(i);
      columns.put(row.getMetaData().getColumnLabel(i), String.valueOf(value));
    }
    return columns;
  }
}

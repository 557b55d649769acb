package dev.purser.persistence.shared;

import dev.purser.application.shared.InvariantReport;
import dev.purser.application.shared.InvariantReport.Finding;
import dev.purser.application.shared.InvariantScope;
import dev.purser.application.shared.Invariants;
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

/** Runs every feature's invariants on one snapshot, one check at a time per database. */
final class SqlInvariants implements Invariants {
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
    var report = transactions.snapshot(() -> checkAll(scope));
    if (scope == InvariantScope.FULL && report.holds()) {
      noteFullCheck(report.checkedAt());
    }
    return report;
  }

  private InvariantReport checkAll(InvariantScope scope) {
    sql.allowSilence(SILENCE);
    sql.query(PREPARE, row -> row.getString(1), Parameter.of(CHECK_TIMEOUT.toMillis() + "ms"));
    sql.query(ONE_AT_A_TIME, row -> "", Parameter.of(CHECK_LOCK));
    var now = sql.query(NOW, row -> Columns.instant(row, "now")).getFirst();
    var since = Parameter.of(since(scope).orElse(null));
    return new InvariantReport(now, queries.stream().map(query -> find(query, since)).toList());
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

  private void noteFullCheck(Instant checkedAt) {
    var _ = transactions.write(() -> sql.update(NOTE_FULL, Parameter.of(checkedAt)));
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

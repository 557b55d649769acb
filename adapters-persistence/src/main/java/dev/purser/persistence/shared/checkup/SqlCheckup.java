package dev.purser.persistence.shared.checkup;

import dev.purser.application.shared.StatementLimits;
import dev.purser.application.shared.Transactions;
import dev.purser.application.shared.checkup.Checkup;
import dev.purser.application.shared.checkup.Finding;
import dev.purser.persistence.shared.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks each question in a transaction of its own, so that one that fails spoils no other. */
final class SqlCheckup implements Checkup {
  private static final int OLDEST_RELEASE = 14;
  private static final int NEWEST_RELEASE = 18;

  /** What a smaller index costs is not worth anybody's time. */
  private static final long UNUSED_INDEX_BYTES = 10_000_000;

  /** A week has every kind of day in it; what runs monthly is asked about in the remedy. */
  private static final Duration STATISTICS_AGE = Duration.ofDays(7);

  private static final long DEAD_ROWS = 100_000;

  /** What a smaller table or index has too much fits into memory all the same. */
  private static final long BLOATED_BYTES = 50_000_000;

  /** A table this small is read as a whole sooner than by way of an index. */
  private static final long LARGE_TABLE_ROWS = 10_000;

  /** PostgreSQL itself begins to warn at two thousand million. */
  private static final long OLDEST_TRANSACTION = 1_000_000_000;

  /** Accounts are never deleted, and nobody looks for a lot that is spent. */
  static final Set<String> WITHOUT_INDEX = Set.of("lots.lots_account_id_fkey");

  private static final String CONNECTED =
      """
      SELECT 1
      """;

  private final Sql sql;
  private final Transactions transactions;
  private final StatementLimits limits;

  SqlCheckup(Sql sql, Transactions transactions, StatementLimits limits) {
    this.sql = sql;
    this.transactions = transactions;
    this.limits = limits;
  }

  @Override
  public List<Finding> examine(int pool, int instances) {
    var _ = transactions.read(() -> sql.query(CONNECTED, row -> row.getInt(1)));
    return checks(pool, instances).map(this::examine).toList();
  }

  private Stream<Check> checks(int pool, int instances) {
    return Stream.of(
        new ReleaseCheck(OLDEST_RELEASE, NEWEST_RELEASE),
        new ExtensionsCheck(),
        new DurabilityCheck(),
        new SchemaCheck(ReleasedChangesets.ofThisRelease()),
        new RollbacksCheck(ReleasedChangesets.withWayBack()),
        new PrivilegesCheck(),
        new LimitsCheck(limits),
        new EncryptionCheck(),
        new ConnectionsCheck(pool, instances),
        new ArchivingCheck(),
        new ForeignKeysCheck(WITHOUT_INDEX),
        new ConstraintsCheck(),
        new InvalidIndexesCheck(),
        new UnusedIndexesCheck(UNUSED_INDEX_BYTES, STATISTICS_AGE),
        new PlansCheck(LARGE_TABLE_ROWS),
        new VacuumCheck(DEAD_ROWS),
        new BloatCheck(BLOATED_BYTES),
        new TransactionIdsCheck(OLDEST_TRANSACTION));
  }

  private Finding examine(Check check) {
    try {
      return transactions.read(() -> check.examine(sql));
    } catch (RuntimeException failed) {
      return Finding.unknown(
          check.name(),
          "The database did not answer: " + Said.by(failed),
          "Ask again as a role that may read it, such as one with pg_monitor.");
    }
  }
}

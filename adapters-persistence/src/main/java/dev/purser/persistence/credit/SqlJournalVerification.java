package dev.purser.persistence.credit;

import dev.purser.application.credit.Journal;
import dev.purser.application.credit.JournalFault;
import dev.purser.application.credit.JournalFault.BeginningDiffers;
import dev.purser.application.credit.JournalFault.JournalledTwice;
import dev.purser.application.credit.JournalFault.NotJournalled;
import dev.purser.application.credit.JournalHead;
import dev.purser.application.credit.JournalReport;
import dev.purser.application.credit.JournalVerification;
import dev.purser.application.shared.Transactions;
import dev.purser.persistence.credit.ChainWalk.Outcome;
import dev.purser.persistence.shared.Columns;
import dev.purser.persistence.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks along the chains side by side, on connections that all see one snapshot. */
final class SqlJournalVerification implements JournalVerification {
  /** Walks at the same time; each takes a connection, and their snapshot one more. */
  private static final int MAX_WALKS = 4;

  /** Long enough for a journal of years, whose transfers are counted by one statement, in a row. */
  private static final String PREPARE =
      """
      SELECT set_config('statement_timeout', '1h', true),
             set_config('idle_in_transaction_session_timeout', '0', true),
             set_config('work_mem', '64MB', true), set_config('enable_seqscan', 'on', true)
      """;

  private static final String EXPORT_SNAPSHOT =
      """
      SELECT pg_export_snapshot() AS snapshot, clock_timestamp() AS at
      """;

  /** It takes no parameter; the name of a snapshot is hexadecimal digits and hyphens. */
  private static final String USE_SNAPSHOT =
      """
      SET TRANSACTION SNAPSHOT '%s'
      """;

  private final Sql sql;
  private final JournalRows rows;
  private final Transactions transactions;

  SqlJournalVerification(Sql sql, Transactions transactions) {
    this.sql = sql;
    this.rows = new JournalRows(sql);
    this.transactions = transactions;
  }

  private record Snapshot(String name, Instant at) {}

  @Override
  public JournalReport verify(Collection<JournalHead> noted) {
    var notedByChain =
        noted.stream().collect(Collectors.toMap(JournalHead::chain, Function.identity()));
    return transactions.snapshot(() -> {
      prepare();
      var snapshot = sql.query(EXPORT_SNAPSHOT, SqlJournalVerification::snapshot).getFirst();
      return report(snapshot.at(), walkAll(snapshot, notedByChain));
    });
  }

  private List<Outcome> walkAll(Snapshot snapshot, Map<Integer, JournalHead> noted) {
    var heads = rows.heads();
    var houseAccounts = rows.houseAccounts();
    var ahead =
        IntStream.range(0, Journal.CHAINS)
            .mapToObj(chain ->
                new ChainWalk(rows, houseAccounts, chain, heads.get(chain), noted.get(chain)))
            .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
    try (var threads = Executors.newFixedThreadPool(MAX_WALKS)) {
      return Stream.generate(
              () -> CompletableFuture.supplyAsync(() -> walkSome(snapshot, ahead), threads))
          .limit(MAX_WALKS)
          .toList()
          .stream()
          .flatMap(walked -> walked.join().stream())
          .sorted(Comparator.comparingInt(outcome -> outcome.end().chain()))
          .toList();
    }
  }

  /** In one transaction, until none is left that nobody else has taken. */
  private List<Outcome> walkSome(Snapshot snapshot, Queue<ChainWalk> ahead) {
    return transactions.snapshot(() -> {
      sql.update(USE_SNAPSHOT.formatted(snapshot.name()));
      prepare();
      var outcomes = new ArrayList<Outcome>();
      for (var walk = ahead.poll(); walk != null; walk = ahead.poll()) {
        outcomes.add(walk.walk());
      }
      return outcomes;
    });
  }

  private JournalReport report(Instant at, List<Outcome> outcomes) {
    var outside = rows.countOutside();
    var before = outside.getOrDefault(false, 0L);
    var faults =
        Stream.concat(
                outcomes.stream().flatMap(outcome -> outcome.fault().stream()),
                faultsOfTheWhole(before, outside.getOrDefault(true, 0L)))
            .toList();
    return new JournalReport(
        at,
        outcomes.stream().map(Outcome::end).toList(),
        faults,
        sum(outcomes, Outcome::links),
        sum(outcomes, Outcome::transfers),
        sum(outcomes, Outcome::entries),
        before);
  }

  private Stream<JournalFault> faultsOfTheWhole(long before, long outside) {
    var faults = Stream.<JournalFault>builder();
    if (outside > 0) {
      faults.add(new NotJournalled(outside, rows.outside(JournalFault.MAX_EXAMPLES)));
    }
    var twice = rows.twice(JournalFault.MAX_EXAMPLES);
    if (twice.count() > 0) {
      faults.add(new JournalledTwice(twice.count(), twice.examples()));
    }
    var noted = rows.notedBefore();
    if (noted != before) {
      faults.add(new BeginningDiffers(noted, before));
    }
    return faults.build();
  }

  private void prepare() {
    sql.query(PREPARE, row -> row.getString(1));
  }

  private static Snapshot snapshot(ResultSet row) throws SQLException {
    return new Snapshot(row.getString("snapshot"), Columns.instant(row, "at"));
  }

  private static long sum(List<Outcome> outcomes, ToLongFunction<Outcome> figure) {
    return outcomes.stream().mapToLong(figure).sum();
  }
}

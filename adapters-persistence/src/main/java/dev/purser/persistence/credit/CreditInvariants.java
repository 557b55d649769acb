package dev.purser.persistence.credit;

import dev.purser.persistence.shared.InvariantQuery;
import java.util.List;

/** What must be true of the ledger, each as the query for what breaks it. */
final class CreditInvariants {
  private static final String TRANSFERS_SUM_TO_ZERO =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT e.transfer_id, a.asset, sum(e.change) AS sum
      FROM scope s
      JOIN entries e ON s.since IS NULL OR e.transfer_id >= s.since
      JOIN accounts a ON a.id = e.account_id
      GROUP BY e.transfer_id, a.asset
      HAVING sum(e.change) <> 0
      """;

  private static final String TRANSFERS_HAVE_ENTRIES =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT t.id AS transfer_id
      FROM scope s
      JOIN transfers t ON s.since IS NULL OR t.id >= s.since
      WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e.transfer_id = t.id)
      """;

  private static final String ASSETS_SUM_TO_ZERO =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT a.asset, sum(a.posted) AS sum
      FROM scope s
      CROSS JOIN accounts a
      GROUP BY a.asset
      HAVING sum(a.posted) <> 0
      """;

  /** The accounts that transfers, holds or commands on orders have touched. */
  private static final String TOUCHED =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), touched AS (
        SELECT a.id FROM scope s JOIN accounts a ON s.since IS NULL
        UNION
        SELECT e.account_id FROM scope s JOIN entries e ON e.transfer_id >= s.since
        UNION
        SELECT h.from_account FROM scope s JOIN holds h ON h.id >= s.since
        UNION
        SELECT p.account_id
        FROM scope s
        JOIN idempotency_keys k ON k.command_id >= s.since
          AND k.answer IS NOT NULL AND k.answer_type <> 'refusals'
        JOIN order_payments p ON p.order_id = k.resource_id
      )
      """;

  private static final String POSTED_IS_SUM_OF_ENTRIES =
      TOUCHED
          + """
          SELECT a.id AS account_id, a.posted, coalesce(e.sum, 0) AS sum, a.sequence,
                 coalesce(e.count, 0) AS count
          FROM touched t
          JOIN accounts a ON a.id = t.id
          LEFT JOIN LATERAL (
            SELECT sum(change) AS sum, count(*) AS count
            FROM entries
            WHERE account_id = a.id) e ON true
          WHERE a.posted <> coalesce(e.sum, 0) OR a.sequence <> coalesce(e.count, 0)
          """;

  private static final String HISTORY_RUNS_ON =
      TOUCHED
          + """
          SELECT h.account_id, h.sequence, h.change, h.balance, h.balance_before, h.at, h.at_before
          FROM (
            SELECT e.account_id, e.sequence, e.change, e.balance, e.at,
                   lag(e.balance, 1, 0::bigint) OVER w AS balance_before,
                   lag(e.sequence, 1, 0::bigint) OVER w AS sequence_before,
                   lag(e.at, 1, e.at) OVER w AS at_before
            FROM touched t
            JOIN entries e ON e.account_id = t.id
            WINDOW w AS (PARTITION BY e.account_id ORDER BY e.sequence)) h
          WHERE h.balance <> h.balance_before + h.change OR h.sequence <> h.sequence_before + 1
            OR h.at < h.at_before
          """;

  private static final String HELD_IS_SUM_OF_OPEN_HOLDS =
      TOUCHED
          + """
          SELECT a.id AS account_id, a.held, coalesce(h.sum, 0) AS sum
          FROM touched t
          JOIN accounts a ON a.id = t.id
          LEFT JOIN LATERAL (
            SELECT sum(amount - captured) AS sum
            FROM holds
            WHERE from_account = a.id AND status = 'OPEN') h ON true
          WHERE a.held <> coalesce(h.sum, 0)
          """;

  private static final String NOT_UNDER_FLOOR =
      TOUCHED
          + """
          SELECT a.id AS account_id, a.posted, a.held, a.floor
          FROM touched t
          JOIN accounts a ON a.id = t.id
          WHERE a.posted - a.held < a.floor
          """;

  private static final String TRANSFERS_HAVE_KEYS =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), kept AS (
        SELECT k.resource_id
        FROM scope s
        JOIN idempotency_keys k ON s.since IS NULL
          OR (k.command_id >= s.since AND k.answer IS NOT NULL AND k.answer_type <> 'refusals')
      )
      SELECT t.id AS transfer_id
      FROM scope s
      JOIN transfers t ON s.since IS NULL OR t.id >= s.since
      LEFT JOIN kept k ON k.resource_id = coalesce(t.managed_by, t.id)
      WHERE k.resource_id IS NULL
      """;

  private CreditInvariants() {}

  static List<InvariantQuery> all() {
    return List.of(
        new InvariantQuery("transfers-sum-to-zero", TRANSFERS_SUM_TO_ZERO),
        new InvariantQuery("transfers-have-entries", TRANSFERS_HAVE_ENTRIES),
        new InvariantQuery("transfers-have-keys", TRANSFERS_HAVE_KEYS),
        new InvariantQuery("assets-sum-to-zero", ASSETS_SUM_TO_ZERO),
        new InvariantQuery("posted-is-sum-of-entries", POSTED_IS_SUM_OF_ENTRIES),
        new InvariantQuery("account-history-runs-on", HISTORY_RUNS_ON),
        new InvariantQuery("held-is-sum-of-open-holds", HELD_IS_SUM_OF_OPEN_HOLDS),
        new InvariantQuery("accounts-not-under-floor", NOT_UNDER_FLOOR));
  }
}

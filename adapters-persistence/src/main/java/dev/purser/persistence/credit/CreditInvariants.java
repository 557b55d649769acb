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

  /** The accounts that transfers, holds or commands on holds and orders have touched. */
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
        UNION
        SELECT h.from_account
        FROM scope s
        JOIN idempotency_keys k ON k.command_id >= s.since
          AND k.answer IS NOT NULL AND k.answer_type = 'hold'
        JOIN holds h ON h.id = k.resource_id
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
          SELECT a.id AS account_id, a.posted, a.lotted, a.held, a.lotted_held, a.floor
          FROM touched t
          JOIN accounts a ON a.id = t.id
          WHERE a.posted - a.lotted - (a.held - a.lotted_held) < a.floor
          """;

  private static final String LOTS_ADD_UP =
      TOUCHED
          + """
          SELECT a.id AS account_id, a.lotted, l.remaining, a.lotted_held, l.held, a.lots, l.count
          FROM touched t
          JOIN accounts a ON a.id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(remaining), 0) AS remaining, coalesce(sum(held), 0) AS held,
                   count(*) AS count
            FROM lots
            WHERE account_id = a.id AND remaining > 0) l
          WHERE a.lotted <> l.remaining OR a.lotted_held <> l.held OR a.lots <> l.count
          """;

  private static final String LOTS_ARE_SUMS_OF_ENTRIES =
      TOUCHED
          + """
          SELECT l.id AS lot_id, l.account_id, l.remaining, e.sum
          FROM touched t
          JOIN lots l ON l.account_id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(change), 0) AS sum
            FROM lot_entries
            WHERE lot_id = l.id) e
          WHERE l.remaining <> e.sum
          """;

  private static final String LOTS_HELD_BY_HOLDS =
      TOUCHED
          + """
          SELECT l.id AS lot_id, l.account_id, l.held, h.sum
          FROM touched t
          JOIN lots l ON l.account_id = t.id
          CROSS JOIN LATERAL (
            SELECT coalesce(sum(s.held), 0) AS sum
            FROM hold_lots s
            JOIN holds o ON o.id = s.hold_id
            WHERE s.lot_id = l.id AND o.status = 'OPEN') h
          WHERE l.held <> h.sum
          """;

  /**
   * What a hold has of lots is never more than what it still holds, and nothing once closed; what
   * came back to a lot was spent of it. Of an order's hold, whose amount shrinks with it, the lots
   * tell what is spent; one that was voided told what had been set aside until it shrank.
   */
  private static final String HOLDS_AGREE_WITH_LOTS =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), touched AS (
        SELECT h.id
        FROM scope s
        JOIN holds h ON s.since IS NULL OR h.id >= s.since OR h.status = 'OPEN'
        UNION
        SELECT p.hold_id
        FROM scope s
        JOIN idempotency_keys k ON k.command_id >= s.since
          AND k.answer IS NOT NULL AND k.answer_type <> 'refusals'
        JOIN order_payments p ON p.order_id = k.resource_id
      )
      SELECT h.id AS hold_id, h.status, h.amount, h.captured, h.refunded, h.lots, s.count,
             s.amount AS of_lots, s.held, s.spent, s.refunded AS back_to_lots
      FROM touched t
      JOIN holds h ON h.id = t.id
      CROSS JOIN LATERAL (
        SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount,
               coalesce(sum(held), 0) AS held, coalesce(sum(refunded), 0) AS refunded,
               coalesce(sum(amount - held - refunded), 0) AS spent,
               coalesce(min(amount - held - refunded), 0) AS least_spent
        FROM hold_lots
        WHERE hold_id = h.id) s
      WHERE (h.lots > 0 OR s.count > 0)
        AND (h.lots <> s.count
          OR s.held > CASE h.status WHEN 'OPEN' THEN h.amount - h.captured ELSE 0 END
          OR s.amount > h.amount
          OR s.refunded > h.refunded
          OR s.least_spent < 0
          OR (h.managed_by IS NOT NULL AND h.status <> 'VOIDED'
            AND s.spent > h.captured - h.refunded))
      """;

  /** Of holds that stand alone; what orders have captured agrees with their payments. */
  private static final String HOLDS_ARE_CAPTURED_BY_TRANSFERS =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), touched AS (
        SELECT h.id FROM scope s JOIN holds h ON s.since IS NULL OR h.id >= s.since
        UNION
        SELECT t.hold_id FROM scope s JOIN transfers t ON t.id >= s.since
        WHERE t.hold_id IS NOT NULL
      )
      SELECT h.id AS hold_id, h.captured, c.sum
      FROM touched t
      JOIN holds h ON h.id = t.id AND h.managed_by IS NULL
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(e.change), 0) AS sum
        FROM transfers t
        JOIN entries e ON e.transfer_id = t.id AND e.account_id = h.to_account
        WHERE t.hold_id = h.id) c
      WHERE h.captured <> c.sum
      """;

  /** Breakage is fed by what expires, and by nothing else. */
  private static final String BREAKAGE_IS_EXPIRED_LOTS =
      """
      WITH scope AS NOT MATERIALIZED (SELECT ?::uuid AS since)
      SELECT e.transfer_id, e.leg, e.change, l.burnt
      FROM scope s
      JOIN accounts b ON b.house_role = 'BREAKAGE'
      JOIN entries e ON e.account_id = b.id AND (s.since IS NULL OR e.transfer_id >= s.since)
      CROSS JOIN LATERAL (
        SELECT coalesce(-sum(o.change), 0) AS burnt
        FROM lot_entries o
        JOIN lots l ON l.id = o.lot_id
        WHERE o.transfer_id = e.transfer_id AND o.leg = e.leg AND l.expires_at <= e.at) l
      WHERE e.change <> l.burnt
      """;

  private static final String REVERSALS_WITHIN_WHAT_WAS_MOVED =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), reversed AS (
        SELECT DISTINCT t.reverses AS id
        FROM scope s
        JOIN transfers t ON t.reverses IS NOT NULL AND (s.since IS NULL OR t.id >= s.since)
      )
      SELECT r.id AS transfer_id, e.account_id, e.change, b.given_back
      FROM reversed r
      JOIN entries e ON e.transfer_id = r.id AND e.change < 0
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(back.change), 0) AS given_back
        FROM transfers t
        JOIN entries back ON back.transfer_id = t.id
        WHERE t.reverses = r.id AND back.account_id = e.account_id AND back.change > 0) b
      CROSS JOIN LATERAL (
        SELECT -sum(all_legs.change) AS spent
        FROM entries all_legs
        WHERE all_legs.transfer_id = r.id AND all_legs.account_id = e.account_id
          AND all_legs.change < 0) m
      WHERE b.given_back > m.spent
      """;

  private static final String TRANSFERS_HAVE_KEYS =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), kept AS (
        SELECT k.command_id
        FROM scope s
        JOIN idempotency_keys k ON s.since IS NULL
          OR (k.command_id >= s.since AND k.answer IS NOT NULL AND k.answer_type <> 'refusals')
      )
      SELECT t.id AS transfer_id
      FROM scope s
      JOIN transfers t ON s.since IS NULL OR t.id >= s.since
      LEFT JOIN kept k ON k.command_id = t.command_id
      WHERE k.command_id IS NULL
      """;

  /** The links of recent transfers; each is dated like the newest of its own. */
  private static final String LINKS =
      """
      WITH scope AS NOT MATERIALIZED (
        SELECT ?::uuid AS since
      ), oldest AS (
        SELECT min(t.created_at) AS at FROM scope s JOIN transfers t ON t.id >= s.since
      ), links AS (
        SELECT l.chain, l.number, l.hash, l.form, l.transfers, l.digests
        FROM scope s
        JOIN journal_links l ON s.since IS NULL
        UNION ALL
        SELECT l.chain, l.number, l.hash, l.form, l.transfers, l.digests
        FROM oldest o
        JOIN journal_links l ON l.at >= o.at
      )
      """;

  private static final String JOURNAL_LINKS_FOLLOW =
      LINKS
          + """
          SELECT l.chain, l.number, 'link' AS what
          FROM links l
          LEFT JOIN journal_links p ON p.chain = l.chain AND p.number = l.number - 1
          WHERE octet_length(l.digests) <> 32 * cardinality(l.transfers)
            OR l.hash IS DISTINCT FROM sha256(
              CASE l.number
                WHEN 1 THEN sha256(convert_to('Purser journal, chain ' || l.chain, 'UTF8'))
                ELSE p.hash
              END || int4send(l.form) || l.digests)
          UNION ALL
          SELECT c.chain, e.number, 'head' AS what
          FROM generate_series(0, 15) AS c (chain)
          LEFT JOIN journal_heads h ON h.chain = c.chain
          LEFT JOIN LATERAL (
            SELECT l.number, l.hash
            FROM journal_links l
            WHERE l.chain = c.chain
            ORDER BY l.number DESC
            LIMIT 1) e ON true
          WHERE h.length IS DISTINCT FROM coalesce(e.number, 0)
            OR h.hash IS DISTINCT FROM coalesce(
              e.hash, sha256(convert_to('Purser journal, chain ' || c.chain, 'UTF8')))
          """;

  /** Those from before the journal are known by their number alone. */
  private static final String TRANSFERS_ARE_JOURNALLED =
      LINKS
          + """
          , journalled AS (
            SELECT unnest(l.transfers) AS transfer_id FROM links l
          ), outside AS (
            SELECT t.id, t.created_at >= b.at AS later, b.transfers AS noted
            FROM scope s
            JOIN transfers t ON s.since IS NULL OR t.id >= s.since
            CROSS JOIN journal_beginning b
            WHERE NOT EXISTS (SELECT 1 FROM journalled j WHERE j.transfer_id = t.id)
          )
          SELECT o.id AS transfer_id, 'in no link' AS what
          FROM outside o
          WHERE o.later
            OR (SELECT count(*) FROM outside WHERE NOT later) > o.noted
          UNION ALL
          SELECT j.transfer_id, 'in a link alone' AS what
          FROM journalled j
          WHERE NOT EXISTS (SELECT 1 FROM transfers t WHERE t.id = j.transfer_id)
          UNION ALL
          SELECT j.transfer_id, 'in several links' AS what
          FROM journalled j
          GROUP BY j.transfer_id
          HAVING count(*) > 1
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
        new InvariantQuery("accounts-not-under-floor", NOT_UNDER_FLOOR),
        new InvariantQuery("lots-sum-to-account", LOTS_ADD_UP),
        new InvariantQuery("lots-are-sums-of-entries", LOTS_ARE_SUMS_OF_ENTRIES),
        new InvariantQuery("lots-held-by-holds", LOTS_HELD_BY_HOLDS),
        new InvariantQuery("holds-agree-with-lots", HOLDS_AGREE_WITH_LOTS),
        new InvariantQuery("holds-are-captured-by-transfers", HOLDS_ARE_CAPTURED_BY_TRANSFERS),
        new InvariantQuery("breakage-is-expired-lots", BREAKAGE_IS_EXPIRED_LOTS),
        new InvariantQuery("reversals-within-what-was-moved", REVERSALS_WITHIN_WHAT_WAS_MOVED),
        new InvariantQuery("journal-links-follow", JOURNAL_LINKS_FOLLOW),
        new InvariantQuery("transfers-are-journalled", TRANSFERS_ARE_JOURNALLED));
  }
}

package dev.purser.persistence.credit;

import dev.purser.application.credit.HousePostings;
import dev.purser.domain.credit.HousePosting;
import dev.purser.persistence.shared.Parameter;
import dev.purser.persistence.shared.Sql;
import java.util.List;

/**
 * Adds a batch's sums to the house's accounts and derives the entries' balances from what that
 * returns. Nothing of the house is locked before this, the last statement of the transaction.
 */
final class SqlHousePostings implements HousePostings {
  /** In one order, so that two batches that touch the same accounts do not wait in a circle. */
  private static final String LOCK =
      """
      SELECT id
      FROM accounts
      WHERE id = ANY (?::uuid[])
      ORDER BY id
      FOR NO KEY UPDATE
      """;

  private static final String APPEND =
      """
      WITH posting AS (
        SELECT account_id, transfer_id, leg, change, at, place
        FROM unnest(?::uuid[], ?::uuid[], ?::integer[], ?::bigint[], ?::timestamptz[])
          WITH ORDINALITY AS n (account_id, transfer_id, leg, change, at, place)
      ), total AS (
        SELECT account_id, sum(change)::bigint AS change, count(*) AS entries, max(at) AS at
        FROM posting
        GROUP BY account_id
      ), house AS (
        UPDATE accounts a
        SET posted = a.posted + t.change, sequence = a.sequence + t.entries,
            changed_at = greatest(a.changed_at, t.at)
        FROM total t
        WHERE a.id = t.account_id
        RETURNING a.id, a.posted - t.change AS posted_before,
                  a.sequence - t.entries AS sequence_before, a.changed_at
      )
      INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
      SELECT p.account_id, h.sequence_before + row_number() OVER w, p.transfer_id, p.leg,
             p.change, h.posted_before + sum(p.change) OVER w, h.changed_at
      FROM posting p
      JOIN house h ON h.id = p.account_id
      WINDOW w AS (PARTITION BY p.account_id ORDER BY p.place)
      """;

  private final Sql sql;

  SqlHousePostings(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void append(List<HousePosting> added) {
    var accounts = added.stream().map(p -> p.account().value()).distinct().toList();
    if (accounts.size() > 1) {
      sql.query(LOCK, row -> row.getString("id"), Parameter.uuids(accounts, id -> id));
    }
    sql.update(
        APPEND,
        Parameter.uuids(added, p -> p.account().value()),
        Parameter.uuids(added, p -> p.transfer().value()),
        Parameter.longs(added, HousePosting::leg),
        Parameter.longs(added, HousePosting::change),
        Parameter.instants(added, HousePosting::at));
  }
}

-- Fills the books as they are after years: so many transfers between the numbered accounts, with their
-- entries, keys (whose answers are forgotten by then) and balances, set by set. Account 0 takes part in
-- a million of them at the most. What all of it says of itself is true, but for the time that it took:
-- each transfer is a microsecond after the one before. It counts as from before the journal.
CREATE PROCEDURE grow(wanted bigint)
LANGUAGE plpgsql AS $$
DECLARE
  at_once CONSTANT bigint := 100000;
  begun CONSTANT timestamptz := clock_timestamp();
  every CONSTANT bigint := greatest(1, wanted / 1000000);
  done bigint := 0;
BEGIN
  WHILE done < wanted LOOP
    CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
    SELECT n, uuidv7() AS transfer_id, uuidv7() AS command_id, 1 + n % 9 AS amount,
           begun + n * interval '1 microsecond' AS at,
           CASE WHEN n % (2 * every) = 0 THEN 0 ELSE payer END AS payer,
           CASE WHEN n % (2 * every) = every THEN 0 ELSE payee END AS payee
    FROM (
      SELECT n, 1 + (n * 7919) % 10000 AS payer,
             1 + ((n * 7919) % 10000 + 1 + (n * 104729) % 9999) % 10000 AS payee
      FROM generate_series(done + 1, least(done + at_once, wanted)) AS s (n)) numbered;

    INSERT INTO idempotency_keys
      (caller, operation, key, command_id, fingerprint, resource_id, answer_type, answer_version,
       answer, created_at)
    SELECT 'years ago', 'transfer-credits', 'years-ago-' || lpad(n::text, 12, '0'), command_id,
           decode(repeat('00', 32), 'hex'), transfer_id, 'transfer', 1, NULL, at
    FROM moved;

    INSERT INTO transfers (id, kind, command_id, caller, created_at)
    SELECT transfer_id, 'TRANSFER', command_id, 'years ago', at
    FROM moved;

    WITH leg AS (
      SELECT n, transfer_id, at, -amount AS change,
             ('00000000-0000-7000-9000-' || 100000000000 + payer)::uuid AS account_id
      FROM moved
      UNION ALL
      SELECT n, transfer_id, at, amount AS change,
             ('00000000-0000-7000-9000-' || 100000000000 + payee)::uuid AS account_id
      FROM moved
    ), entry AS (
      INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
      SELECT l.account_id, a.sequence + row_number() OVER w, l.transfer_id, 0, l.change,
             a.posted + sum(l.change) OVER w, l.at
      FROM leg l
      JOIN accounts a ON a.id = l.account_id
      WINDOW w AS (PARTITION BY l.account_id ORDER BY l.n)
    ), total AS (
      SELECT account_id, sum(change)::bigint AS change, count(*) AS entries, max(at) AS at
      FROM leg
      GROUP BY account_id
    )
    UPDATE accounts a
    SET posted = a.posted + t.change, sequence = a.sequence + t.entries, changed_at = t.at
    FROM total t
    WHERE a.id = t.account_id;

    done := least(done + at_once, wanted);
    COMMIT;
  END LOOP;

  UPDATE journal_beginning
  SET at = greatest(clock_timestamp(), begun + wanted * interval '1 microsecond'),
      transfers = transfers + wanted;
END
$$;

-- What the service does for a transfer between two customers, in one call and one transaction: the
-- key with its answer, the transfer, both accounts locked in order, checked and changed, two entries
-- and a link of the journal (over the id alone, which is less to hash). Written to be as quick as it
-- can be, not to be as careful: nothing is looked up twice.
CREATE FUNCTION transfer(key text, from_account uuid, to_account uuid, amount bigint)
RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  transfer_id uuid := uuidv7();
  locked integer;
  moved_at timestamptz;
  payer record;
  payee record;
  digest bytea := sha256(uuid_send(transfer_id));
BEGIN
  IF amount NOT BETWEEN 1 AND 9007199254740991 OR from_account = to_account THEN
    RAISE EXCEPTION 'refused';
  END IF;

  PERFORM
  FROM accounts
  WHERE id IN (from_account, to_account) AND house_role IS NULL
  ORDER BY id
  FOR NO KEY UPDATE;
  GET DIAGNOSTICS locked = ROW_COUNT;
  IF locked <> 2 THEN
    RAISE EXCEPTION 'unknown account';
  END IF;
  moved_at := clock_timestamp();

  INSERT INTO idempotency_keys
    (caller, operation, key, command_id, fingerprint, resource_id, answer_type, answer_version,
     answer, created_at)
  VALUES
    ('local', 'transfer-credits', key, uuidv7(), decode(repeat('00', 32), 'hex'), transfer_id,
     'transfer', 1,
     format('{"id":"%s","kind":"TRANSFER","legs":[{"from":"%s","to":"%s","amount":{"asset":"CREDIT","minorUnits":%s}}],"caller":"local","reference":null,"reason":null,"metadata":{"entries":{}},"managedBy":null,"createdAt":"%s"}',
            transfer_id, from_account, to_account, amount, moved_at),
     moved_at)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'key taken';
  END IF;

  UPDATE accounts
  SET posted = posted - amount, sequence = sequence + 1, changed_at = moved_at
  WHERE id = from_account AND asset = 'CREDIT' AND status = 'OPEN'
    AND posted - held - amount >= floor
  RETURNING posted, sequence INTO payer;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'refused';
  END IF;

  UPDATE accounts
  SET posted = posted + amount, sequence = sequence + 1, changed_at = moved_at
  WHERE id = to_account AND asset = 'CREDIT' AND status <> 'CLOSED'
  RETURNING posted, sequence INTO payee;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'refused';
  END IF;

  INSERT INTO transfers (id, kind, caller, created_at)
  VALUES (transfer_id, 'TRANSFER', 'local', moved_at);

  INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
  VALUES
    (from_account, payer.sequence, transfer_id, 0, -amount, payer.posted, moved_at),
    (to_account, payee.sequence, transfer_id, 0, amount, payee.posted, moved_at);

  WITH free AS (
    SELECT h.chain
    FROM journal_heads h
    ORDER BY (h.chain + pg_backend_pid()) % 16
    LIMIT 1
    FOR NO KEY UPDATE SKIP LOCKED
  ), head AS (
    UPDATE journal_heads h
    SET length = h.length + 1, hash = sha256(h.hash || int4send(1) || digest)
    FROM free f
    WHERE h.chain = f.chain
    RETURNING h.chain, h.length, h.hash
  )
  INSERT INTO journal_links (chain, number, hash, form, transfers, digests, at)
  SELECT h.chain, h.length, h.hash, 1, ARRAY[transfer_id], digest, moved_at
  FROM head h;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no chain is free';
  END IF;
  RETURN transfer_id;
END
$$;

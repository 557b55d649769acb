-- What the service does for a transfer between two customers, in one call and one transaction: the
-- key with its answer, the transfer, both accounts locked in order, checked and changed, and two
-- entries. Written to be as quick as it can be, not to be as careful: nothing is looked up twice, and
-- nothing goes into the journal, whose chains are as many as suit batches.
CREATE FUNCTION transfer(key text, from_account uuid, to_account uuid, amount bigint)
RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  transfer_id uuid := uuidv7();
  command uuid := uuidv7();
  locked integer;
  moved_at timestamptz;
  payer record;
  payee record;
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
    ('local', 'transfer-credits', key, command, decode(repeat('00', 32), 'hex'), transfer_id,
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

  INSERT INTO transfers (id, kind, command_id, caller, created_at)
  VALUES (transfer_id, 'TRANSFER', command, 'local', moved_at);

  INSERT INTO entries (account_id, sequence, transfer_id, leg, change, balance, at)
  VALUES
    (from_account, payer.sequence, transfer_id, 0, -amount, payer.posted, moved_at),
    (to_account, payee.sequence, transfer_id, 0, amount, payee.posted, moved_at);
  RETURN transfer_id;
END
$$;

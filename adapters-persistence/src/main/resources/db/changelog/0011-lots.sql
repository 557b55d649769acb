--liquibase formatted sql

--changeset purser:lots
--comment Credits of an account that expire together or burn with a priority. Spent ones stay. [allow foreign-keys-are-indexed: accounts are never deleted, and a lot that is spent is looked for by nobody]
CREATE TABLE lots (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts,
  priority   integer NOT NULL CHECK (priority BETWEEN 0 AND 100),
  expires_at timestamptz,
  remaining  bigint NOT NULL CHECK (remaining BETWEEN 0 AND 9007199254740991),
  held       bigint NOT NULL CHECK (held BETWEEN 0 AND remaining),
  created_at timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX lots_account ON lots (account_id) WHERE remaining > 0;
CREATE INDEX lots_due ON lots (expires_at) WHERE remaining > held AND expires_at IS NOT NULL;
--rollback DROP TABLE lots;

--changeset purser:accounts-lots
--comment What of posted and held is in lots, and in how many; the rest is the base.
ALTER TABLE accounts
  ADD COLUMN lotted bigint NOT NULL DEFAULT 0 CHECK (lotted >= 0),
  ADD COLUMN lotted_held bigint NOT NULL DEFAULT 0 CHECK (lotted_held BETWEEN 0 AND lotted),
  ADD COLUMN lots integer NOT NULL DEFAULT 0 CHECK (lots BETWEEN 0 AND 200),
  ADD CONSTRAINT accounts_base_not_under_floor
    CHECK (posted - lotted - (held - lotted_held) >= floor);
ALTER TABLE accounts DROP CONSTRAINT accounts_not_under_floor;
--rollback ALTER TABLE accounts ADD CONSTRAINT accounts_not_under_floor CHECK (posted - held >= floor);
--rollback ALTER TABLE accounts DROP COLUMN lots, DROP COLUMN lotted_held, DROP COLUMN lotted;

--changeset purser:transfers-reversals
--comment command_id is the submission that made a transfer, under whose key it is found.
ALTER TABLE transfers
  ADD COLUMN command_id uuid,
  ADD COLUMN hold_id uuid REFERENCES holds,
  ADD COLUMN reverses uuid REFERENCES transfers,
  ADD COLUMN reversal_number integer CHECK (reversal_number > 0),
  ADD CONSTRAINT transfers_reversals_are_numbered
    CHECK ((reverses IS NULL) = (reversal_number IS NULL)),
  DROP CONSTRAINT transfers_kind_check,
  ADD CONSTRAINT transfers_kind_check
    CHECK (kind IN ('TRANSFER', 'GRANT', 'CAPTURE', 'REVERSAL', 'EXPIRY'));
CREATE UNIQUE INDEX transfers_reversals ON transfers (reverses, reversal_number)
  WHERE reverses IS NOT NULL;
CREATE INDEX transfers_hold ON transfers (hold_id) WHERE hold_id IS NOT NULL;
--rollback ALTER TABLE transfers DROP CONSTRAINT transfers_kind_check;
--rollback ALTER TABLE transfers ADD CONSTRAINT transfers_kind_check CHECK (kind IN ('TRANSFER', 'GRANT', 'CAPTURE'));
--rollback ALTER TABLE transfers DROP COLUMN reversal_number, DROP COLUMN reverses, DROP COLUMN hold_id, DROP COLUMN command_id;

--changeset purser:transfers-commands
UPDATE transfers t
SET command_id = k.command_id
FROM idempotency_keys k
WHERE k.resource_id = coalesce(t.managed_by, t.id)
  AND k.operation IN ('transfer-credits', 'grant-credits', 'fulfil-order')
  AND t.command_id IS NULL;
ALTER TABLE transfers ALTER COLUMN command_id SET NOT NULL;
--rollback ALTER TABLE transfers ALTER COLUMN command_id DROP NOT NULL;

--changeset purser:lot-entries
--comment What a leg did to a lot. Never edited; what an entry changes beyond its lots is the base's. [allow integers-are-big: counts the legs of one transfer]
CREATE TABLE lot_entries (
  transfer_id uuid NOT NULL REFERENCES transfers,
  leg         integer NOT NULL CHECK (leg >= 0),
  lot_id      uuid NOT NULL REFERENCES lots,
  change      bigint NOT NULL CHECK (change <> 0),
  PRIMARY KEY (transfer_id, leg, lot_id)
);
CREATE INDEX lot_entries_lot ON lot_entries (lot_id);
--rollback DROP TABLE lot_entries;

--changeset purser:holds-lots
--comment lots counts the rows of hold_lots; what a hold has beyond them is of the base. [allow integers-are-big: counts the lots of one hold]
ALTER TABLE holds
  ADD COLUMN expired bigint NOT NULL DEFAULT 0 CHECK (expired BETWEEN 0 AND amount - captured),
  ADD COLUMN lots integer NOT NULL DEFAULT 0 CHECK (lots BETWEEN 0 AND 200),
  ADD COLUMN reference text COLLATE "C" CHECK (length(reference) <= 100),
  ADD COLUMN expires_at timestamptz,
  ADD CONSTRAINT holds_alone_expire CHECK ((managed_by IS NULL) = (expires_at IS NOT NULL)),
  DROP CONSTRAINT holds_status_check,
  ADD CONSTRAINT holds_status_check CHECK (status IN ('OPEN', 'CAPTURED', 'VOIDED', 'EXPIRED'));
CREATE INDEX holds_due ON holds (expires_at) WHERE status = 'OPEN' AND expires_at IS NOT NULL;
CREATE INDEX holds_open ON holds (from_account, expires_at, id) WHERE status = 'OPEN';
CREATE TABLE hold_lots (
  hold_id  uuid NOT NULL REFERENCES holds,
  lot_id   uuid NOT NULL REFERENCES lots,
  position integer NOT NULL,
  amount   bigint NOT NULL CHECK (amount > 0),
  held     bigint NOT NULL CHECK (held BETWEEN 0 AND amount),
  PRIMARY KEY (hold_id, lot_id)
);
CREATE INDEX hold_lots_held ON hold_lots (lot_id);
--rollback DROP TABLE hold_lots;
--rollback DROP INDEX holds_open;
--rollback ALTER TABLE holds DROP CONSTRAINT holds_status_check;
--rollback ALTER TABLE holds ADD CONSTRAINT holds_status_check CHECK (status IN ('OPEN', 'CAPTURED', 'VOIDED'));
--rollback ALTER TABLE holds DROP COLUMN expires_at, DROP COLUMN reference, DROP COLUMN lots, DROP COLUMN expired;

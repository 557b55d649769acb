--liquibase formatted sql

--changeset purser:accounts
--comment Of a customer (owner_id) or of the house (house_role); posted is the sum of the entries.
CREATE TABLE accounts (
  id         uuid PRIMARY KEY,
  owner_id   uuid,
  house_role text CHECK (house_role IN ('ISSUING', 'REVENUE', 'BREAKAGE')),
  asset      text COLLATE "C" NOT NULL REFERENCES assets,
  posted     bigint NOT NULL,
  held       bigint NOT NULL CHECK (held >= 0),
  floor      bigint,
  status     text NOT NULL CHECK (status IN ('OPEN', 'FROZEN', 'CLOSED')),
  sequence   bigint NOT NULL CHECK (sequence >= 0),
  changed_at timestamptz NOT NULL,
  CONSTRAINT accounts_of_customer_or_house CHECK ((owner_id IS NULL) <> (house_role IS NULL)),
  CONSTRAINT accounts_house_has_no_floor CHECK ((house_role IS NULL) = (floor IS NOT NULL)),
  CONSTRAINT accounts_not_under_floor CHECK (posted - held >= floor),
  CONSTRAINT accounts_in_range
    CHECK (house_role IS NOT NULL OR posted BETWEEN -9007199254740991 AND 9007199254740991)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX accounts_owner_asset ON accounts (owner_id, asset) WHERE owner_id IS NOT NULL;
CREATE UNIQUE INDEX accounts_house ON accounts (asset, house_role) WHERE house_role IS NOT NULL;
--rollback DROP TABLE accounts;

--changeset purser:accounts-house
INSERT INTO accounts
  (id, owner_id, house_role, asset, posted, held, floor, status, sequence, changed_at)
VALUES
  ('00000000-0000-7000-8000-000000000001', NULL, 'ISSUING', 'CREDIT', 0, 0, NULL, 'OPEN', 0,
   '2000-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000002', NULL, 'REVENUE', 'CREDIT', 0, 0, NULL, 'OPEN', 0,
   '2000-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000003', NULL, 'BREAKAGE', 'CREDIT', 0, 0, NULL, 'OPEN', 0,
   '2000-01-01T00:00:00Z');
--rollback DELETE FROM accounts WHERE house_role IS NOT NULL AND asset = 'CREDIT';

--changeset purser:transfers
--comment The legs are told by the entries. managed_by is the order that a transfer belongs to. [allow texts-are-checked: JSON that the application has measured]
CREATE TABLE transfers (
  id         uuid PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('TRANSFER', 'GRANT', 'CAPTURE')),
  caller     text COLLATE "C" NOT NULL CHECK (length(caller) <= 100),
  reference  text COLLATE "C" CHECK (length(reference) <= 100),
  reason     text CHECK (length(reason) <= 500),
  metadata   text,
  managed_by uuid,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX transfers_reference ON transfers (caller, reference)
  WHERE reference IS NOT NULL;
--rollback DROP TABLE transfers;

--changeset purser:entries
--comment Never edited. The sequence counts an account's entries from 1 without gaps. [allow integers-are-big: counts the legs of one transfer]
CREATE TABLE entries (
  account_id  uuid NOT NULL REFERENCES accounts,
  sequence    bigint NOT NULL CHECK (sequence > 0),
  transfer_id uuid NOT NULL REFERENCES transfers,
  leg         integer NOT NULL CHECK (leg >= 0),
  change      bigint NOT NULL CHECK (change <> 0),
  balance     bigint NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (account_id, sequence)
);
CREATE INDEX entries_transfer ON entries (transfer_id);
--rollback DROP TABLE entries;

--changeset purser:holds
--comment [allow texts-are-checked: the asset of the account, which is checked there]
CREATE TABLE holds (
  id           uuid PRIMARY KEY,
  from_account uuid NOT NULL REFERENCES accounts,
  to_account   uuid NOT NULL,
  asset        text COLLATE "C" NOT NULL,
  amount       bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  captured     bigint NOT NULL CHECK (captured BETWEEN 0 AND amount),
  status       text NOT NULL CHECK (status IN ('OPEN', 'CAPTURED', 'VOIDED')),
  managed_by   uuid,
  created_at   timestamptz NOT NULL
);
CREATE INDEX holds_account ON holds (from_account);
--rollback DROP TABLE holds;

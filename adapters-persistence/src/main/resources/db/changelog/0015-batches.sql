--liquibase formatted sql

--changeset purser:transfer-batches
--comment Transfers that were asked for together, and what came of each. Never edited.
CREATE TABLE transfer_batches (
  id         uuid PRIMARY KEY,
  mode       text NOT NULL CHECK (mode IN ('ALL_OR_NOTHING', 'INDEPENDENT')),
  caller     text COLLATE "C" NOT NULL CHECK (length(caller) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL
);
CREATE TABLE transfer_batch_items (
  batch_id    uuid NOT NULL REFERENCES transfer_batches,
  place       integer NOT NULL CHECK (place BETWEEN 0 AND 999),
  transfer_id uuid REFERENCES transfers,
  refusals    text,
  PRIMARY KEY (batch_id, place),
  CONSTRAINT transfer_batch_items_done_or_refused
    CHECK ((transfer_id IS NULL) <> (refusals IS NULL))
);
CREATE UNIQUE INDEX transfer_batch_items_transfer ON transfer_batch_items (transfer_id)
  WHERE transfer_id IS NOT NULL;
--rollback DROP TABLE transfer_batch_items;
--rollback DROP TABLE transfer_batches;

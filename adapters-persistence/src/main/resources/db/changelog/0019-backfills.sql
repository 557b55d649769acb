--liquibase formatted sql

--changeset purser:backfills
--comment How far changes of many rows are, which go on where they were cut off.
CREATE TABLE backfills (
  name       text COLLATE "C" PRIMARY KEY CHECK (name ~ '^[a-z0-9-]{1,100}$'),
  last_key   text CHECK (length(last_key) <= 1000),
  rows       bigint NOT NULL CHECK (rows >= 0),
  changed_at timestamptz NOT NULL,
  ended_at   timestamptz
);
--rollback DROP TABLE backfills;

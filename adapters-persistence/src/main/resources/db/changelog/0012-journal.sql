--liquibase formatted sql

--changeset purser:journal
--comment docs/journal.md says what the hashes cover. The links of a chain are counted from 1. [allow integers-are-big: counts the forms of a hash]
CREATE TABLE journal_links (
  chain     smallint NOT NULL CHECK (chain BETWEEN 0 AND 15),
  number    bigint NOT NULL CHECK (number > 0),
  hash      bytea NOT NULL CHECK (octet_length(hash) = 32),
  form      integer NOT NULL CHECK (form > 0),
  transfers uuid[] NOT NULL CHECK (cardinality(transfers) > 0),
  digests   bytea NOT NULL CHECK (octet_length(digests) = 32 * cardinality(transfers)),
  at        timestamptz NOT NULL,
  PRIMARY KEY (chain, number)
);
ALTER TABLE journal_links ALTER COLUMN digests SET STORAGE EXTERNAL;
CREATE INDEX journal_links_time ON journal_links (at);

CREATE TABLE journal_heads (
  chain  smallint PRIMARY KEY CHECK (chain BETWEEN 0 AND 15),
  length bigint NOT NULL CHECK (length >= 0),
  hash   bytea NOT NULL CHECK (octet_length(hash) = 32)
) WITH (fillfactor = 10);
INSERT INTO journal_heads (chain, length, hash)
SELECT chain, 0, sha256(convert_to('Purser journal, chain ' || chain, 'UTF8'))
FROM generate_series(0, 15) AS n (chain);
--rollback DROP TABLE journal_heads;
--rollback DROP TABLE journal_links;

--changeset purser:journal-beginning
--comment What was there before the journal is in no link of it.
CREATE TABLE journal_beginning (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  at        timestamptz NOT NULL,
  transfers bigint NOT NULL
);
INSERT INTO journal_beginning (at, transfers)
SELECT clock_timestamp(), count(*)
FROM transfers;
--rollback DROP TABLE journal_beginning;

--changeset purser:journal-append-only splitStatements:false
--comment Whoever it is: links stay as they are, and heads go forward link by link.
CREATE FUNCTION refuse_to_change_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only: % of %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER journal_links_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_links
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_journal();

CREATE TRIGGER journal_beginning_append_only
  BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON journal_beginning
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_journal();

CREATE TRIGGER journal_heads_stay
  BEFORE INSERT OR DELETE OR TRUNCATE ON journal_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_journal();

CREATE TRIGGER journal_heads_go_forward
  BEFORE UPDATE ON journal_heads
  FOR EACH ROW
  WHEN (NEW.chain <> OLD.chain OR NEW.length <> OLD.length + 1)
  EXECUTE FUNCTION refuse_to_change_journal();
--rollback DROP TRIGGER journal_heads_go_forward ON journal_heads;
--rollback DROP TRIGGER journal_heads_stay ON journal_heads;
--rollback DROP TRIGGER journal_beginning_append_only ON journal_beginning;
--rollback DROP TRIGGER journal_links_append_only ON journal_links;
--rollback DROP FUNCTION refuse_to_change_journal;

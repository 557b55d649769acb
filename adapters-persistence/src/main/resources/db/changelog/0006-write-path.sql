--liquibase formatted sql

--changeset purser:idempotency-keys
--comment Every key that was ever answered. The answer is forgotten after 30 days, the key never. [allow texts-are-checked: names of the code, and an answer that the application has made] [allow integers-are-big: counts the forms of an answer]
CREATE TABLE idempotency_keys (
  caller         text COLLATE "C" NOT NULL,
  operation      text COLLATE "C" NOT NULL,
  key            text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 16 AND 255),
  command_id     uuid NOT NULL,
  fingerprint    bytea NOT NULL CHECK (length(fingerprint) = 32),
  resource_id    uuid NOT NULL,
  answer_type    text NOT NULL,
  answer_version integer NOT NULL,
  answer         text,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (caller, operation, key)
);
CREATE UNIQUE INDEX idempotency_keys_kept ON idempotency_keys (command_id)
  WHERE answer IS NOT NULL AND answer_type <> 'refusals';
--rollback DROP TABLE idempotency_keys;

--changeset purser:invariant-checks
--comment When everything was last checked: where a check of what is recent begins.
CREATE TABLE invariant_checks (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  checked_at timestamptz NOT NULL
);
--rollback DROP TABLE invariant_checks;
